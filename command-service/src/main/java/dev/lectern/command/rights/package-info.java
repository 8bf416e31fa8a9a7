/** Brings what events say of rights to where both services look it up. */
@NullMarked
package dev.lectern.command.rights;

import org.jspecify.annotations.NullMarked;
