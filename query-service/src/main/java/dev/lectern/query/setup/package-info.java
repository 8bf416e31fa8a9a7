/**
 * From the environment to data sources, keys and clients; one clear sentence where something is
 * missing.
 */
@NullMarked
package dev.lectern.query.setup;

import org.jspecify.annotations.NullMarked;
