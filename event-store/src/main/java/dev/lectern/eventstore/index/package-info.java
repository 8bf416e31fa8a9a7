/** Internal: how tags, types and conditions are matched, in memory and in the database. */
@NullMarked
package dev.lectern.eventstore.index;

import org.jspecify.annotations.NullMarked;
