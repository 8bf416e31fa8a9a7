/** Polls: their rounds, and the ballots that are cast in them. */
@NullMarked
package dev.lectern.api.poll;

import org.jspecify.annotations.NullMarked;
