/** The read side: projections of the events into tables, and what people read from them. */
@NullMarked
package dev.lectern.query;

import org.jspecify.annotations.NullMarked;
