@NullMarked
package dev.lectern.command.admission.erasing;

import org.jspecify.annotations.NullMarked;
