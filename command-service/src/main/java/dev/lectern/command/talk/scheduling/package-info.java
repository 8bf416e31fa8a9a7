/** Putting a talk on the programme, and changing what it says. */
@NullMarked
package dev.lectern.command.talk.scheduling;

import org.jspecify.annotations.NullMarked;
