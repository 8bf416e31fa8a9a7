/** PostgreSQL beside this JVM and a Kafka broker inside it, durable across restarts. */
@NullMarked
package dev.lectern.embedded;

import org.jspecify.annotations.NullMarked;
