/** Approving, hiding and restoring questions. */
@NullMarked
package dev.lectern.command.question.moderating;

import org.jspecify.annotations.NullMarked;
