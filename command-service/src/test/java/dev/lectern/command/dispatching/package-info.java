/** Tests of sending commands. */
@NullMarked
package dev.lectern.command.dispatching;

import org.jspecify.annotations.NullMarked;
