/** Who works for an organisation, and who no longer does. */
@NullMarked
package dev.lectern.command.organisation.admitting;

import org.jspecify.annotations.NullMarked;
