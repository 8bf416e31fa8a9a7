/** What it costs to seal a log, and how long it takes to check one. */
@NullMarked
package dev.lectern.benchmarks.proof;

import org.jspecify.annotations.NullMarked;
