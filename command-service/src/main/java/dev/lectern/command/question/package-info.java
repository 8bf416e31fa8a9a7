/** What the audience asks: the life of a question, and who may change it. */
@NullMarked
package dev.lectern.command.question;

import org.jspecify.annotations.NullMarked;
