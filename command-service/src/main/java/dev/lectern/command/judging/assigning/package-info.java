/** Assigning demos to a judge. */
@NullMarked
package dev.lectern.command.judging.assigning;

import org.jspecify.annotations.NullMarked;
