/**
 * What one would use instead: stock Axon Framework 4, one aggregate a ballot; it checks neither the
 * poll nor its closing.
 */
@NullMarked
package dev.lectern.benchmarks.axon4;

import org.jspecify.annotations.NullMarked;
