/** Tests of many requests at once. */
@NullMarked
package dev.lectern.command.concurrency;

import org.jspecify.annotations.NullMarked;
