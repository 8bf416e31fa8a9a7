/** API keys of members: created, shown once, revoked. */
@NullMarked
package dev.lectern.command.organisation.keys;

import org.jspecify.annotations.NullMarked;
