/** Letting the audience in by a code, and no longer. */
@NullMarked
package dev.lectern.command.admission.opening;

import org.jspecify.annotations.NullMarked;
