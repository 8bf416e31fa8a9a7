/** Tests of settling ties. */
@NullMarked
package dev.lectern.command.judging.settling;

import org.jspecify.annotations.NullMarked;
