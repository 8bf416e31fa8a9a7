/** Tests. */
@NullMarked
package dev.lectern.query.judging;

import org.jspecify.annotations.NullMarked;
