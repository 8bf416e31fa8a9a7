/** Opening and closing a talk for questions. */
@NullMarked
package dev.lectern.command.talk.questions;

import org.jspecify.annotations.NullMarked;
