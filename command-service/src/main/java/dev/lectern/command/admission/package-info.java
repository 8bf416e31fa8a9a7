/** How the audience gets in, and how somebody is kept out. */
@NullMarked
package dev.lectern.command.admission;

import org.jspecify.annotations.NullMarked;
