/** What every read over HTTP has in common: problems, parameters, waiting for one's own writes. */
@NullMarked
package dev.lectern.query.http;

import org.jspecify.annotations.NullMarked;
