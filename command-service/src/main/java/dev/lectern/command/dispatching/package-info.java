/** Between the use cases and Axon: from a request to a decision, from facts to stored events. */
@NullMarked
package dev.lectern.command.dispatching;

import org.jspecify.annotations.NullMarked;
