/** Live streams, read over real connections. */
@NullMarked
package dev.lectern.query.live;

import org.jspecify.annotations.NullMarked;
