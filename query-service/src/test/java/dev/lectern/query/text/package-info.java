/** Tests. */
@NullMarked
package dev.lectern.query.text;

import org.jspecify.annotations.NullMarked;
