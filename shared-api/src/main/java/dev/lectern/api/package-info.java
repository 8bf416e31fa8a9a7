/** What crosses the wire. */
@NullMarked
package dev.lectern.api;

import org.jspecify.annotations.NullMarked;
