/** The event store and its peers. */
@NullMarked
package dev.lectern.benchmarks.eventstore;

import org.jspecify.annotations.NullMarked;
