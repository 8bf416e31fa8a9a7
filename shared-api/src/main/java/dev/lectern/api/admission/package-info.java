/** How the audience gets in: join codes, invitations, participants. */
@NullMarked
package dev.lectern.api.admission;

import org.jspecify.annotations.NullMarked;
