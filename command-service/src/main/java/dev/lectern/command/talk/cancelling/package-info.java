/** Cancelling a talk. */
@NullMarked
package dev.lectern.command.talk.cancelling;

import org.jspecify.annotations.NullMarked;
