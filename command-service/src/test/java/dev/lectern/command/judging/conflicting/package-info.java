/** Tests of conflicts of interest. */
@NullMarked
package dev.lectern.command.judging.conflicting;

import org.jspecify.annotations.NullMarked;
