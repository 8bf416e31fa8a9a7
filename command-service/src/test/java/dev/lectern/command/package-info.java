/** Tests of the write side as a whole. */
@NullMarked
package dev.lectern.command;

import org.jspecify.annotations.NullMarked;
