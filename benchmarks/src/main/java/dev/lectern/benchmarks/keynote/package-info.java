/** A keynote's audience joins and votes within a minute, undisturbed and while processes die. */
@NullMarked
package dev.lectern.benchmarks.keynote;

import org.jspecify.annotations.NullMarked;
