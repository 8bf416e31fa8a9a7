/** Asking a question. */
@NullMarked
package dev.lectern.command.question.asking;

import org.jspecify.annotations.NullMarked;
