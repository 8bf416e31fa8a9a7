/** Tests of how facts travel. */
@NullMarked
package dev.lectern.api.wire;

import org.jspecify.annotations.NullMarked;
