/** The audit trail: who sees what of it, and how it leaves. */
@NullMarked
package dev.lectern.query.trail;

import org.jspecify.annotations.NullMarked;
