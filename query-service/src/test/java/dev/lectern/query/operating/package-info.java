/** Tests of what operators type. */
@NullMarked
package dev.lectern.query.operating;

import org.jspecify.annotations.NullMarked;
