/** Who leads, by which model, and why: every rank with its computation. */
@NullMarked
package dev.lectern.query.ranking;

import org.jspecify.annotations.NullMarked;
