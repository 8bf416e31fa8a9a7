package dev.lectern.query.support;

import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.Seal;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.NoteKey;
import dev.lectern.proof.NoteSigner;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Seals a log as the relay's instance does. */
final class LogSealer {

    private final NoteSigner signer = NoteSigner.generate("lectern.example/log");
    private final EventLeaf.Digester digester = new EventLeaf.Digester();
    private final Hashing hashing = new Hashing();
    private final List<EventLeaf> leaves = new ArrayList<>();
    private int sealed;

    NoteKey publicKey() {
        return signer.publicKey();
    }

    void add(Attributes attributes, String fact) {
        leaves.add(
                new EventLeaf(
                        attributes.position(),
                        EventLeaf.micros(attributes.recordedAt()),
                        digester.content(
                                attributes.id().toString(),
                                attributes.type().name(),
                                attributes.type().version(),
                                attributes.metadata().actor(),
                                attributes.metadata().correlationId(),
                                attributes.metadata().causationId(),
                                fact)));
    }

    /** All that is not sealed yet. */
    Seal seal() {
        Seal seal = part(sealed, leaves);
        sealed = leaves.size();
        return seal;
    }

    /** The same, the last of them with another content; without taking note of it. */
    Seal sealAnother() {
        var others = new ArrayList<>(leaves);
        EventLeaf last = others.removeLast();
        others.add(new EventLeaf(last.position(), last.recordedAt(), hashing.leaf(new byte[] {1})));
        return part(sealed, others);
    }

    /** All of it once more. */
    Seal sealAnew() {
        sealed = leaves.size();
        return part(0, leaves);
    }

    private Seal part(int after, List<EventLeaf> all) {
        var tree = CompactRange.empty();
        all.forEach(leaf -> tree.append(leaf.hash(hashing)));
        ByteBuffer bytes = ByteBuffer.allocate((all.size() - after) * EventLeaf.BYTES);
        all.subList(after, all.size()).forEach(leaf -> leaf.addTo(bytes));
        return new Seal(
                after + 1,
                Base64.getEncoder().encodeToString(bytes.array()),
                signer.sign(new Checkpoint(signer.publicKey().name(), tree.size(), tree.root())));
    }
}
