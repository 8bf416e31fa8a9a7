/** That a log was only ever appended to: Merkle trees, their proofs, and signed checkpoints. */
@NullMarked
package dev.lectern.proof;

import org.jspecify.annotations.NullMarked;
