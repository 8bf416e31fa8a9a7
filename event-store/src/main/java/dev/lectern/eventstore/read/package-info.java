/** Internal: sourcing and streaming. */
@NullMarked
package dev.lectern.eventstore.read;

import org.jspecify.annotations.NullMarked;
