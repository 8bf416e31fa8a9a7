/** Tests of the ids and numbers that every fact is made of. */
@NullMarked
package dev.lectern.api;

import org.jspecify.annotations.NullMarked;
