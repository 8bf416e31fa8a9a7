/** Creating a conference, and changing its title. */
@NullMarked
package dev.lectern.command.conference.creating;

import org.jspecify.annotations.NullMarked;
