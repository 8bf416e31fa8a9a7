/** Locking a competition and reopening it with a reason. */
@NullMarked
package dev.lectern.command.judging.locking;

import org.jspecify.annotations.NullMarked;
