/** The log as it was sealed, checked against the events that were received: checkpoints, proofs. */
@NullMarked
package dev.lectern.query.log;

import org.jspecify.annotations.NullMarked;
