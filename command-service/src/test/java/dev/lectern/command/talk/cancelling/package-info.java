/** Tests of the package of the same name. */
@NullMarked
package dev.lectern.command.talk.cancelling;

import org.jspecify.annotations.NullMarked;
