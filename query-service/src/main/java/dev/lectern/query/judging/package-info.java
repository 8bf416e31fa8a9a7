/** What a head judge looks at: who judges what, and every scorecard on record. */
@NullMarked
package dev.lectern.query.judging;

import org.jspecify.annotations.NullMarked;
