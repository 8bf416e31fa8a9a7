/** Joining a conference as a participant. */
@NullMarked
package dev.lectern.command.admission.joining;

import org.jspecify.annotations.NullMarked;
