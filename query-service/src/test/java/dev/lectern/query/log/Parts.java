package dev.lectern.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.Seal;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.NoteSigner;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Parts of a log of events that nobody needs to know. */
final class Parts {

    static final String ORIGIN = "lectern.example/log";

    private final NoteSigner signer = NoteSigner.generate(ORIGIN);
    private final Hashing hashing = new Hashing();

    Hash empty() {
        return hashing.empty();
    }

    EventLeaf leaf(long position, String content) {
        return new EventLeaf(position, 1_000 * position, hashing.leaf(content.getBytes(UTF_8)));
    }

    List<EventLeaf> leaves(long last) {
        var leaves = new ArrayList<EventLeaf>();
        for (long position = 1; position <= last; position++) {
            leaves.add(leaf(position, "event " + position));
        }
        return leaves;
    }

    /**
     * @param from the first of the leaves that the part holds
     */
    Seal seal(int from, List<EventLeaf> all) {
        var tree = CompactRange.empty();
        all.forEach(leaf -> tree.append(leaf.hash(hashing)));
        return seal(from, all, new Checkpoint(ORIGIN, tree.size(), tree.root()));
    }

    Seal seal(int from, List<EventLeaf> all, Checkpoint checkpoint) {
        ByteBuffer bytes = ByteBuffer.allocate((all.size() - from + 1) * EventLeaf.BYTES);
        all.subList(from - 1, all.size()).forEach(leaf -> leaf.addTo(bytes));
        return new Seal(
                from, Base64.getEncoder().encodeToString(bytes.array()), signer.sign(checkpoint));
    }
}
