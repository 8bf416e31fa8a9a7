/** Real servers, a topic written as the relay writes it, and the service on both. */
@NullMarked
package dev.lectern.query.support;

import org.jspecify.annotations.NullMarked;
