/** Naming the judges of a competition. */
@NullMarked
package dev.lectern.command.judging.naming;

import org.jspecify.annotations.NullMarked;
