/** Polls as a room sees them. */
@NullMarked
package dev.lectern.query.poll;

import org.jspecify.annotations.NullMarked;
