/** Merging duplicates into a question, and taking them out again. */
@NullMarked
package dev.lectern.command.question.merging;

import org.jspecify.annotations.NullMarked;
