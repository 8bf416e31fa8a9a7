/** Tests. */
@NullMarked
package dev.lectern.query.joining;

import org.jspecify.annotations.NullMarked;
