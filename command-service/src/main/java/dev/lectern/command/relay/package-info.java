/** From the event store to Kafka: every position once, in order, whatever dies. */
@NullMarked
package dev.lectern.command.relay;

import org.jspecify.annotations.NullMarked;
