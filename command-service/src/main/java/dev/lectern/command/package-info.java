/** The write side: REST in, decisions, events into the store and on to Kafka. */
@NullMarked
package dev.lectern.command;

import org.jspecify.annotations.NullMarked;
