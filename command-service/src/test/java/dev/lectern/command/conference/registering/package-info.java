/** Tests of registering demos. */
@NullMarked
package dev.lectern.command.conference.registering;

import org.jspecify.annotations.NullMarked;
