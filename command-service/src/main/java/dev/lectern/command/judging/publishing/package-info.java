/** Publishing the ranking of a locked competition. */
@NullMarked
package dev.lectern.command.judging.publishing;

import org.jspecify.annotations.NullMarked;
