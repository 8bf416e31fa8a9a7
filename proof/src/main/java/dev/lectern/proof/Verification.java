package dev.lectern.proof;

import java.util.List;

/** Checks proofs, as RFC 9162 says in sections 2.1.3.2 and 2.1.4.2. */
public final class Verification {

    private Verification() {}

    /**
     * Whether the leaf is the one at that index of the tree with that root.
     *
     * @param index from 0
     */
    public static boolean includes(Hash leaf, long index, long size, Hash root, List<Hash> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        var hashing = new Hashing();
        long node = index;
        long last = size - 1;
        Hash reached = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                reached = hashing.node(sibling, reached);
                int skipped = Long.numberOfTrailingZeros(node);
                if ((node & 1) == 0) {
                    node >>= skipped;
                    last >>= skipped;
                }
            } else {
                reached = hashing.node(reached, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }

    /** Whether the tree with the second root begins with all of the one with the first. */
    public static boolean isPrefix(
            long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> path) {
        if (first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        var hashing = new Hashing();
        int skipped = Long.numberOfTrailingZeros(first);
        long node = (first - 1) >> skipped;
        long last = (second - 1) >> skipped;
        boolean perfect = Long.bitCount(first) == 1;
        Hash small = perfect ? firstRoot : path.getFirst();
        Hash large = small;
        for (Hash sibling : perfect ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                small = hashing.node(sibling, small);
                large = hashing.node(sibling, large);
                if ((node & 1) == 0) {
                    int zeros = Long.numberOfTrailingZeros(node);
                    node >>= zeros;
                    last >>= zeros;
                }
            } else {
                large = hashing.node(large, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && small.equals(firstRoot) && large.equals(secondRoot);
    }
}
