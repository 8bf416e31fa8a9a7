@NullMarked
package dev.lectern.command.admission.opening;

import org.jspecify.annotations.NullMarked;
