/** Tests. */
@NullMarked
package dev.lectern.query.admission;

import org.jspecify.annotations.NullMarked;
