/** Pictures of what was measured, as SVG. */
@NullMarked
package dev.lectern.benchmarks.charts;

import org.jspecify.annotations.NullMarked;
