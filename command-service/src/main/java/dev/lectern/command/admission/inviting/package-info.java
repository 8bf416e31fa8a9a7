/** Invitations, each of which lets one person in. */
@NullMarked
package dev.lectern.command.admission.inviting;

import org.jspecify.annotations.NullMarked;
