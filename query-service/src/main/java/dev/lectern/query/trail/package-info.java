/** The audit trail: who did what, when, why, and through which request. */
@NullMarked
package dev.lectern.query.trail;

import org.jspecify.annotations.NullMarked;
