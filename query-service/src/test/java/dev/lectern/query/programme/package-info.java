/** Tests. */
@NullMarked
package dev.lectern.query.programme;

import org.jspecify.annotations.NullMarked;
