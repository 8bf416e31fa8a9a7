/**
 * What anybody looks at to know where a competition stands: its rules, its status, its publication.
 */
@NullMarked
package dev.lectern.query.competition;

import org.jspecify.annotations.NullMarked;
