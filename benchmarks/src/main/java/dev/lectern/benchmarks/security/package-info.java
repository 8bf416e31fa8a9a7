/** What HTTP, authentication, idempotency and rate limiting add to a command. */
@NullMarked
package dev.lectern.benchmarks.security;

import org.jspecify.annotations.NullMarked;
