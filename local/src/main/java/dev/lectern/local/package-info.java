/** Everything with one command: PostgreSQL, a Kafka broker and both services. */
@NullMarked
package dev.lectern.local;

import org.jspecify.annotations.NullMarked;
