/** Answering a question. */
@NullMarked
package dev.lectern.command.question.answering;

import org.jspecify.annotations.NullMarked;
