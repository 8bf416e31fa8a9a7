/** Opening, closing and revealing the rounds of a poll. */
@NullMarked
package dev.lectern.command.poll.rounds;

import org.jspecify.annotations.NullMarked;
