/** Readers of live streams, thousands of them on one thread. */
@NullMarked
package dev.lectern.benchmarks.sse;

import org.jspecify.annotations.NullMarked;
