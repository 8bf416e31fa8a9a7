/** Tests. */
@NullMarked
package dev.lectern.query.staff;

import org.jspecify.annotations.NullMarked;
