/** What members do in a conference. */
@NullMarked
package dev.lectern.command.conference.granting;

import org.jspecify.annotations.NullMarked;
