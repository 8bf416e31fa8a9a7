/** Tests of the package of the same name. */
@NullMarked
package dev.lectern.command.poll.voting;

import org.jspecify.annotations.NullMarked;
