/** Talks on the programme of a conference. */
@NullMarked
package dev.lectern.api.talk;

import org.jspecify.annotations.NullMarked;
