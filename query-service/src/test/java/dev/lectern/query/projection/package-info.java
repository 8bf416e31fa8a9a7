/** Tests. */
@NullMarked
package dev.lectern.query.projection;

import org.jspecify.annotations.NullMarked;
