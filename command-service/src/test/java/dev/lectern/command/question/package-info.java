/** Tests of the package of the same name. */
@NullMarked
package dev.lectern.command.question;

import org.jspecify.annotations.NullMarked;
