/** What moderators look at: the questions that wait for them, and who has done what, and why. */
@NullMarked
package dev.lectern.query.moderation;

import org.jspecify.annotations.NullMarked;
