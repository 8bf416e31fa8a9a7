/** Registering a demo in a conference. */
@NullMarked
package dev.lectern.command.conference.registering;

import org.jspecify.annotations.NullMarked;
