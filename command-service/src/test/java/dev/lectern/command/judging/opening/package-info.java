/** Tests of opening a competition and of its rules. */
@NullMarked
package dev.lectern.command.judging.opening;

import org.jspecify.annotations.NullMarked;
