package dev.lectern.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The definitions of RFC 9162, section 2.1, word for word, over a list of leaves. */
final class Naive {

    private static final Hashing HASHING = new Hashing();

    private Naive() {}

    static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> HASHING.leaf(new byte[] {(byte) (i >> 8), (byte) i}))
                .toList();
    }

    /** MTH(D[n]). */
    static Hash root(List<Hash> leaves) {
        int n = leaves.size();
        return switch (n) {
            case 0 -> HASHING.empty();
            case 1 -> leaves.getFirst();
            default ->
                    HASHING.node(
                            root(leaves.subList(0, split(n))), root(leaves.subList(split(n), n)));
        };
    }

    /** PATH(m, D[n]). */
    static List<Hash> path(int m, List<Hash> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        return m < k
                ? with(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : with(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /** PROOF(m, D[n]). */
    static List<Hash> proof(int m, List<Hash> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<Hash> leaves, boolean b) {
        int n = leaves.size();
        if (m == n) {
            return b ? List.of() : List.of(root(leaves));
        }
        int k = split(n);
        return m <= k
                ? with(subproof(m, leaves.subList(0, k), b), root(leaves.subList(k, n)))
                : with(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> with(List<Hash> path, Hash last) {
        var all = new ArrayList<>(path);
        all.add(last);
        return all;
    }

    static Subtrees subtrees(List<Hash> leaves) {
        return (level, index) -> {
            int from = (int) index << level;
            return root(leaves.subList(from, from + (1 << level)));
        };
    }
}
