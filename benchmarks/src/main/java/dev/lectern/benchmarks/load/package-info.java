/**
 * How every contestant is driven and measured; the JDK alone, so that it runs beside any of them.
 */
@NullMarked
package dev.lectern.benchmarks.load;

import org.jspecify.annotations.NullMarked;
