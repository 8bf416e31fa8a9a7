/** Casting, changing and retracting ballots. */
@NullMarked
package dev.lectern.command.poll.voting;

import org.jspecify.annotations.NullMarked;
