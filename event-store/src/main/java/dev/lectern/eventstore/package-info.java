/**
 * The contract: an event storage engine for Axon Framework 5 on PostgreSQL, and the log beneath it.
 */
@NullMarked
package dev.lectern.eventstore;

import org.jspecify.annotations.NullMarked;
