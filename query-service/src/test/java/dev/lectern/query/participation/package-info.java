/** Tests of what participants see of their own. */
@NullMarked
package dev.lectern.query.participation;

import org.jspecify.annotations.NullMarked;
