/** From scorecards to ranks in exact rational arithmetic, and from ballots to points. */
@NullMarked
package dev.lectern.scoring;

import org.jspecify.annotations.NullMarked;
