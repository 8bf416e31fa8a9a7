package dev.lectern.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is needed of a tree to append to it: the roots of its perfect subtrees, the largest
 * first, of which there are as many as its size has ones in binary.
 */
public final class CompactRange {

    /** Told of each perfect subtree that is complete, a single leaf among them. */
    @FunctionalInterface
    public interface Completed {

        /** See {@link Subtrees}. */
        void subtree(int level, long index, Hash root);
    }

    private static final Completed NOBODY = (_, _, _) -> {};

    private final Hashing hashing = new Hashing();
    private final List<Hash> roots;
    private long size;

    private CompactRange(long size, List<Hash> roots) {
        this.size = size;
        this.roots = new ArrayList<>(roots);
    }

    public static CompactRange empty() {
        return new CompactRange(0, List.of());
    }

    /**
     * The same again.
     *
     * @throws IllegalArgumentException if a tree of that size has another number of subtrees
     */
    public static CompactRange of(long size, List<Hash> roots) {
        if (size < 0 || Long.bitCount(size) != roots.size()) {
            throw new IllegalArgumentException(
                    "A tree of %d leaves does not have %d perfect subtrees"
                            .formatted(size, roots.size()));
        }
        return new CompactRange(size, roots);
    }

    /** Appends a leaf. */
    public void append(Hash leaf) {
        append(leaf, NOBODY);
    }

    /** Appends a leaf, and tells what is complete with it. */
    public void append(Hash leaf, Completed completed) {
        Hash right = leaf;
        int level = 0;
        completed.subtree(level, size, right);
        for (long ones = size; (ones & 1) == 1; ones >>= 1) {
            right = hashing.node(roots.removeLast(), right);
            level++;
            completed.subtree(level, size >> level, right);
        }
        roots.add(right);
        size++;
    }

    /** Of the tree as it is now. */
    public Hash root() {
        if (roots.isEmpty()) {
            return hashing.empty();
        }
        Hash root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = hashing.node(roots.get(i), root);
        }
        return root;
    }

    public long size() {
        return size;
    }

    public List<Hash> roots() {
        return List.copyOf(roots);
    }
}
