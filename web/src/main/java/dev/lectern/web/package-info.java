/** The manners over HTTP that both services share: problems, limits, headers, origins. */
@NullMarked
package dev.lectern.web;

import org.jspecify.annotations.NullMarked;
