/** What the audience asks, and what moderators do with it. */
@NullMarked
package dev.lectern.api.question;

import org.jspecify.annotations.NullMarked;
