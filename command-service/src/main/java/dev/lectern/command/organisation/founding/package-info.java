/** Founding an organisation, with an owner who can do everything else. */
@NullMarked
package dev.lectern.command.organisation.founding;

import org.jspecify.annotations.NullMarked;
