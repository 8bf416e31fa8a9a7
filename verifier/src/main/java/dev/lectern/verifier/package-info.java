/** Checks an exported log, and what was counted of it, with neither server nor database. */
@NullMarked
package dev.lectern.verifier;

import org.jspecify.annotations.NullMarked;
