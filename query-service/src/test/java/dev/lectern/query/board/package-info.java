/** Tests of the board. */
@NullMarked
package dev.lectern.query.board;

import org.jspecify.annotations.NullMarked;
