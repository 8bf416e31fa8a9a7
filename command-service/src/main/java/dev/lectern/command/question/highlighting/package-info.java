/** Putting one question of a talk on the screen. */
@NullMarked
package dev.lectern.command.question.highlighting;

import org.jspecify.annotations.NullMarked;
