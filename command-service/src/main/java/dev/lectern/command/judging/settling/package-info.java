/** Resolving ties, or declaring that they stay. */
@NullMarked
package dev.lectern.command.judging.settling;

import org.jspecify.annotations.NullMarked;
