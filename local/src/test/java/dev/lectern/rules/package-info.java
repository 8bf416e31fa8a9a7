/** Rules of the whole repository: its architecture and its documents. */
@NullMarked
package dev.lectern.rules;

import org.jspecify.annotations.NullMarked;
