/** Tests of publishing rankings. */
@NullMarked
package dev.lectern.command.judging.publishing;

import org.jspecify.annotations.NullMarked;
