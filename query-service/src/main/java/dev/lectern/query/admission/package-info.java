/** What organisers look at to let people in: admission, participants and invitations. */
@NullMarked
package dev.lectern.query.admission;

import org.jspecify.annotations.NullMarked;
