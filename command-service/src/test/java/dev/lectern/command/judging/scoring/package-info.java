/** Tests of scorecards. */
@NullMarked
package dev.lectern.command.judging.scoring;

import org.jspecify.annotations.NullMarked;
