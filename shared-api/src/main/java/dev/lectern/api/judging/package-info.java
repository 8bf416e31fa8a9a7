/** Competitions: criteria, judges, scorecards, ties and publications. */
@NullMarked
package dev.lectern.api.judging;

import org.jspecify.annotations.NullMarked;
