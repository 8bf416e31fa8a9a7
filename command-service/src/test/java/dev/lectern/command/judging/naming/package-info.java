/** Tests of naming judges. */
@NullMarked
package dev.lectern.command.judging.naming;

import org.jspecify.annotations.NullMarked;
