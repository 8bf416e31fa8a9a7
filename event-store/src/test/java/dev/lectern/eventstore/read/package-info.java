/** Tests of what readers remember. */
@NullMarked
package dev.lectern.eventstore.read;

import org.jspecify.annotations.NullMarked;
