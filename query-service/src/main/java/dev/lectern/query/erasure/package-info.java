/** Whom the events say to have been erased, whatever the key store says. */
@NullMarked
package dev.lectern.query.erasure;

import org.jspecify.annotations.NullMarked;
