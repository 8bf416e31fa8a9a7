/** Talks on the programme: what is on, and whether questions can be asked. */
@NullMarked
package dev.lectern.command.talk;

import org.jspecify.annotations.NullMarked;
