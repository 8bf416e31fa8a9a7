/** Creating a conference. */
@NullMarked
package dev.lectern.command.conference.creating;

import org.jspecify.annotations.NullMarked;
