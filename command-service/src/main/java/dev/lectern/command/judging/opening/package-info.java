/** Opening a competition, and replacing its rules before the first scorecard. */
@NullMarked
package dev.lectern.command.judging.opening;

import org.jspecify.annotations.NullMarked;
