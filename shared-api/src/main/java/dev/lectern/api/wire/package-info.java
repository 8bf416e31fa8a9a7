/** How a fact travels: type names and versions, JSON, topics and headers. */
@NullMarked
package dev.lectern.api.wire;

import org.jspecify.annotations.NullMarked;
