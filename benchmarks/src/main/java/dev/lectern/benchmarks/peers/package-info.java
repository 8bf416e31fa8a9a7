/** The same ballots over HTTP against what one would write instead. */
@NullMarked
package dev.lectern.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
