/** Tests of moderation. */
@NullMarked
package dev.lectern.query.moderation;

import org.jspecify.annotations.NullMarked;
