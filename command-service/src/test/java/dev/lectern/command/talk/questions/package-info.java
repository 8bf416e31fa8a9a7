/** Tests of the package of the same name. */
@NullMarked
package dev.lectern.command.talk.questions;

import org.jspecify.annotations.NullMarked;
