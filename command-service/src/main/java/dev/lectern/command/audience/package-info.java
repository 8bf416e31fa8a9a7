/** Who takes part in a conference, as far as decisions depend on it. */
@NullMarked
package dev.lectern.command.audience;

import org.jspecify.annotations.NullMarked;
