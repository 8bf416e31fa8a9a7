/** What crosses the wire: the facts of every feature and the types that they share. */
@NullMarked
package dev.lectern.api;

import org.jspecify.annotations.NullMarked;
