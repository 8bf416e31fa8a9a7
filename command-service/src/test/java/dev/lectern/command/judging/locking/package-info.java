/** Tests of locking and reopening. */
@NullMarked
package dev.lectern.command.judging.locking;

import org.jspecify.annotations.NullMarked;
