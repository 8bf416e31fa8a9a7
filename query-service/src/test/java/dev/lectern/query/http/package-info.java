/** Tests. */
@NullMarked
package dev.lectern.query.http;

import org.jspecify.annotations.NullMarked;
