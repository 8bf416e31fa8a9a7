/** Drafting a poll. */
@NullMarked
package dev.lectern.command.poll.drafting;

import org.jspecify.annotations.NullMarked;
