/** What a room looks at during a poll: its rounds and their results, and one's own ballots. */
@NullMarked
package dev.lectern.query.poll;

import org.jspecify.annotations.NullMarked;
