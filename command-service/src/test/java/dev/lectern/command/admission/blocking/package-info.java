@NullMarked
package dev.lectern.command.admission.blocking;

import org.jspecify.annotations.NullMarked;
