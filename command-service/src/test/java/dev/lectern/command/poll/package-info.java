/** Tests of the package of the same name. */
@NullMarked
package dev.lectern.command.poll;

import org.jspecify.annotations.NullMarked;
