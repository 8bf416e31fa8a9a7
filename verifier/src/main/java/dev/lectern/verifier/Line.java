package dev.lectern.verifier;

import dev.lectern.api.Fact;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;

import org.jspecify.annotations.Nullable;

/**
 * A line of the export, read.
 *
 * @param position that it says it has; 0 if it is unreadable
 * @param leaf absent if the line is unreadable
 * @param hash of the leaf, where it has to be known
 * @param fact if it has to do with what is counted, and is shown
 * @param wrong what is wrong with the line itself
 */
record Line(
        long position,
        @Nullable EventLeaf leaf,
        @Nullable Hash hash,
        @Nullable Fact fact,
        @Nullable String wrong) {}
