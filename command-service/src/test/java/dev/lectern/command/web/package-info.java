/** Tests of the package of the same name and of those in it. */
@NullMarked
package dev.lectern.command.web;

import org.jspecify.annotations.NullMarked;
