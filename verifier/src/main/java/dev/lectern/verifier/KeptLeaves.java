package dev.lectern.verifier;

import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Hashing;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was published of each event, as far as it was kept from the first one on. */
final class KeptLeaves {

    private final TreeMap<Long, byte[]> parts = new TreeMap<>();

    /** Those that follow each other from the first position on. */
    private final TreeMap<Long, byte[]> chain = new TreeMap<>();

    private CompactRange confirmed = CompactRange.empty();
    private @Nullable Map<Hash, Long> positions;

    /**
     * @throws IllegalArgumentException if that is no part of a log
     */
    void add(long from, String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length == 0 || bytes.length % EventLeaf.BYTES != 0) {
            throw new IllegalArgumentException("Its leaves are malformed");
        }
        parts.put(from, bytes);
    }

    /** Only what a checkpoint confirms is relied on. */
    void check(SortedMap<Long, Checkpoint> checkpoints, Findings findings) {
        var tree = CompactRange.empty();
        var hashing = new Hashing();
        byte[] part = parts.get(1L);
        while (part != null) {
            chain.put(tree.size() + 1, part);
            ByteBuffer bytes = ByteBuffer.wrap(part);
            while (bytes.hasRemaining()) {
                tree.append(EventLeaf.read(tree.size() + 1, bytes).hash(hashing));
                Checkpoint checkpoint = checkpoints.get(tree.size());
                if (checkpoint != null && !checkpoint.root().equals(tree.root())) {
                    findings.add(
                            confirmed.size() + 1,
                            tree.size(),
                            "what was kept of these events is not what was signed");
                    return;
                }
                if (checkpoint != null) {
                    confirmed = CompactRange.of(tree.size(), tree.roots());
                }
            }
            part = parts.get(tree.size() + 1);
        }
    }

    /** How many there are, from the first position on. */
    long size() {
        return confirmed.size();
    }

    /** The tree of all of them. */
    CompactRange tree() {
        return CompactRange.of(confirmed.size(), confirmed.roots());
    }

    /** That of a position that there is. */
    EventLeaf get(long position) {
        Map.Entry<Long, byte[]> part = Objects.requireNonNull(chain.floorEntry(position));
        int offset = (int) (position - part.getKey()) * EventLeaf.BYTES;
        return EventLeaf.read(position, ByteBuffer.wrap(part.getValue(), offset, EventLeaf.BYTES));
    }

    /** Where the event with this content is; nothing if nowhere. */
    @Nullable Long find(Hash content) {
        if (positions == null) {
            positions = new HashMap<>();
            for (long position = 1; position <= size(); position++) {
                positions.put(get(position).content(), position);
            }
        }
        return positions.get(content);
    }
}
