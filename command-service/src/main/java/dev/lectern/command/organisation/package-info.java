/** Organisations: founding them, their members, their API keys. */
@NullMarked
package dev.lectern.command.organisation;

import org.jspecify.annotations.NullMarked;
