/** A conference with its audience: who joins by the code, and what they vote in. */
@NullMarked
package dev.lectern.benchmarks.room;

import org.jspecify.annotations.NullMarked;
