/** Tests of creating a conference. */
@NullMarked
package dev.lectern.command.conference.creating;

import org.jspecify.annotations.NullMarked;
