package dev.lectern.proof;

import java.util.ArrayList;
import java.util.List;

/** Makes the proofs of RFC 9162, sections 2.1.3 and 2.1.4. */
public final class Proofs {

    private final Hashing hashing = new Hashing();
    private final Subtrees subtrees;

    public Proofs(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** The root of the first leaves. */
    public Hash root(long size) {
        return size == 0 ? hashing.empty() : root(0, size);
    }

    /**
     * That a leaf is in the tree.
     *
     * @param index of the leaf, from 0
     * @throws IllegalArgumentException if a tree of that size has no such leaf
     */
    public List<Hash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "A tree of %d leaves has no leaf %d".formatted(size, index));
        }
        var path = new ArrayList<Hash>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = middle(from, to);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(root(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(root(from, middle));
        }
    }

    /**
     * That a tree begins with all of a smaller one.
     *
     * @throws IllegalArgumentException if the first is empty or larger than the second
     */
    public List<Hash> consistency(long first, long second) {
        if (first < 1 || first > second) {
            throw new IllegalArgumentException(
                    "No tree of %d leaves begins with %d".formatted(second, first));
        }
        var path = new ArrayList<Hash>();
        consistency(first, 0, second, true, path);
        return path;
    }

    /**
     * @param whole whether the first tree has been all of what is looked at so far, so that whoever
     *     verifies knows its root
     */
    private void consistency(long first, long from, long to, boolean whole, List<Hash> path) {
        if (first == to) {
            if (!whole) {
                path.add(root(from, to));
            }
            return;
        }
        long middle = middle(from, to);
        if (first <= middle) {
            consistency(first, from, middle, whole, path);
            path.add(root(middle, to));
        } else {
            consistency(first, middle, to, false, path);
            path.add(root(from, middle));
        }
    }

    private Hash root(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.root(level, from >> level);
        }
        long middle = middle(from, to);
        return hashing.node(root(from, middle), root(middle, to));
    }

    /** The left of two subtrees has the largest power of two below the number of leaves. */
    private static long middle(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }
}
