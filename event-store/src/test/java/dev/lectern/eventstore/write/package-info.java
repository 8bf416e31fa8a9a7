/** What the writer leaves behind, without a database. */
@NullMarked
package dev.lectern.eventstore.write;

import org.jspecify.annotations.NullMarked;
