/** Tests of assigning demos. */
@NullMarked
package dev.lectern.command.judging.assigning;

import org.jspecify.annotations.NullMarked;
