/**
 * How events become rows: the machinery that every read model shares and that knows none of them.
 */
@NullMarked
package dev.lectern.query.projection;

import org.jspecify.annotations.NullMarked;
