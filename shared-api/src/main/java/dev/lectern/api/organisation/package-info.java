/** Organisations, their members, and the API keys that members come with. */
@NullMarked
package dev.lectern.api.organisation;

import org.jspecify.annotations.NullMarked;
