/** Conferences and what is on their programme. */
@NullMarked
package dev.lectern.api.conference;

import org.jspecify.annotations.NullMarked;
