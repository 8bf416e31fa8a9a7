/**
 * Thousands of open live streams on one query-service, and how soon all of them hear of a ballot.
 */
@NullMarked
package dev.lectern.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
