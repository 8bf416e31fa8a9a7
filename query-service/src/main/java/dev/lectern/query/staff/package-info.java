/** What owners look at: the organisation, its members, their roles and their API keys. */
@NullMarked
package dev.lectern.query.staff;

import org.jspecify.annotations.NullMarked;
