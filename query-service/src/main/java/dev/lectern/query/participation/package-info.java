/** What participants look at for themselves: what they have asked, and what they have voted for. */
@NullMarked
package dev.lectern.query.participation;

import org.jspecify.annotations.NullMarked;
