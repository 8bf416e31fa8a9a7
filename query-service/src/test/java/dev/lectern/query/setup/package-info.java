/** Tests. */
@NullMarked
package dev.lectern.query.setup;

import org.jspecify.annotations.NullMarked;
