/** Tests. */
@NullMarked
package dev.lectern.query.ranking;

import org.jspecify.annotations.NullMarked;
