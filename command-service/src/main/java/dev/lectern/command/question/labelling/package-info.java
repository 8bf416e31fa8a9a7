/** Labelling questions, for whoever sorts them. */
@NullMarked
package dev.lectern.command.question.labelling;

import org.jspecify.annotations.NullMarked;
