/** Tests of the arithmetic, against values computed by hand. */
@NullMarked
package dev.lectern.scoring;

import org.jspecify.annotations.NullMarked;
