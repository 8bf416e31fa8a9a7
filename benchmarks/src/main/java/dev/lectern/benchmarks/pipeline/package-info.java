/** The way from a write to the read models: commands, relay, projections, and how far they lag. */
@NullMarked
package dev.lectern.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
