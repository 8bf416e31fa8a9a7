package dev.lectern.query.log;

import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.Subtrees;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tree over what is sealed, for one answer: it keeps what it has read. */
final class LogTree implements Subtrees {

    private static final int TILE = 1 << SealedLog.LEAST_LEVEL;

    private final SealedLog log;
    private final Hashing hashing = new Hashing();
    private final Map<Long, List<EventLeaf>> tiles = new HashMap<>();
    private final Map<Subtree, Hash> roots = new HashMap<>();

    private record Subtree(int level, long index) {}

    LogTree(SealedLog log) {
        this.log = log;
    }

    @Override
    public Hash root(int level, long index) {
        return roots.computeIfAbsent(new Subtree(level, index), this::read);
    }

    private Hash read(Subtree subtree) {
        int level = subtree.level();
        long index = subtree.index();
        if (level >= SealedLog.LEAST_LEVEL) {
            return log.subtree(level, index);
        }
        long first = index << level;
        int from = (int) (first % TILE);
        var range = CompactRange.empty();
        tile(first / TILE)
                .subList(from, from + (1 << level))
                .forEach(leaf -> range.append(leaf.hash(hashing)));
        return range.root();
    }

    /** The hash of a leaf that is sealed. */
    Hash leaf(long position) {
        return root(0, position - 1);
    }

    private List<EventLeaf> tile(long number) {
        return tiles.computeIfAbsent(number, n -> log.leaves(n * TILE + 1, (n + 1) * TILE));
    }
}
