/** Closing rounds whose time has come. */
@NullMarked
package dev.lectern.command.poll.closing;

import org.jspecify.annotations.NullMarked;
