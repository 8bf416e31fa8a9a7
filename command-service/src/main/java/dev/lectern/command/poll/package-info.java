/** Polls: their rounds, and what a ballot must look like. */
@NullMarked
package dev.lectern.command.poll;

import org.jspecify.annotations.NullMarked;
