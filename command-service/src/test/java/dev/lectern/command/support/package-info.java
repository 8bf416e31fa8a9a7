/** Real servers for tests, and the shorthand of given, when and then. */
@NullMarked
package dev.lectern.command.support;

import org.jspecify.annotations.NullMarked;
