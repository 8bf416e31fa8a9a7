/** Tests of the package of the same name and of those in it. */
@NullMarked
package dev.lectern.command.judging;

import org.jspecify.annotations.NullMarked;
