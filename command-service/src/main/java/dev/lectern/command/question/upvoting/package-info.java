/** Casting and retracting upvotes. */
@NullMarked
package dev.lectern.command.question.upvoting;

import org.jspecify.annotations.NullMarked;
