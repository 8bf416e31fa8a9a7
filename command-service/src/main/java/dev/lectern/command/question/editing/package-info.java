/** Editing and withdrawing a question of one's own. */
@NullMarked
package dev.lectern.command.question.editing;

import org.jspecify.annotations.NullMarked;
