/** Tests. */
@NullMarked
package dev.lectern.query.competition;

import org.jspecify.annotations.NullMarked;
