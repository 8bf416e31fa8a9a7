/** From scorecards to ranks, in exact rational arithmetic. */
@NullMarked
package dev.lectern.scoring;

import org.jspecify.annotations.NullMarked;
