/** Internal: group commit, one writer on each node. */
@NullMarked
package dev.lectern.eventstore.write;

import org.jspecify.annotations.NullMarked;
