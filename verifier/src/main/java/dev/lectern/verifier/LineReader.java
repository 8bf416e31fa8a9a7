package dev.lectern.verifier;

import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.poll.PollFact;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.LogLine;
import dev.lectern.api.wire.UnreadableFactException;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Hashing;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads lines and hashes them, which takes most of the time; for one thread each. */
final class LineReader {

    /** The facts that something is counted of; of others only the hash is looked at. */
    private static final Set<EventType> COUNTED =
            EventTypes.all().stream()
                    .filter(LineReader::isCounted)
                    .map(EventTypes::of)
                    .collect(Collectors.toUnmodifiableSet());

    private final EventLeaf.Digester digester = new EventLeaf.Digester();
    private final Hashing hashing = new Hashing();
    private final long published;

    /**
     * @param published the last position of which it was published what it is, so that no hash is
     *     needed
     */
    LineReader(long published) {
        this.published = published;
    }

    private static boolean isCounted(Class<? extends Fact> fact) {
        return PollFact.class.isAssignableFrom(fact) || JudgingFact.class.isAssignableFrom(fact);
    }

    Line read(String json) {
        LogLine line;
        try {
            line = LogLine.fromJson(json);
        } catch (IllegalArgumentException e) {
            return new Line(0, null, null, null, e.getMessage());
        }
        try {
            return line.withheld() == null
                    ? shown(line.position(), line.shown())
                    : withheld(line.position(), line.withheld());
        } catch (IllegalArgumentException e) {
            return new Line(line.position(), null, null, null, e.getMessage());
        }
    }

    private Line shown(long position, LogLine.Shown shown) {
        Hash content =
                digester.content(
                        shown.id(),
                        shown.type().name(),
                        shown.type().version(),
                        shown.metadata().actor(),
                        shown.metadata().correlationId(),
                        shown.metadata().causationId(),
                        shown.fact());
        var leaf = new EventLeaf(position, EventLeaf.micros(shown.recordedAt()), content);
        Hash hash = hash(leaf);
        if (!COUNTED.contains(shown.type())) {
            return new Line(position, leaf, hash, null, null);
        }
        try {
            return new Line(position, leaf, hash, FactJson.read(shown.type(), shown.fact()), null);
        } catch (UnreadableFactException e) {
            return new Line(position, leaf, hash, null, e.getMessage());
        }
    }

    private Line withheld(long position, String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != EventLeaf.BYTES) {
            throw new IllegalArgumentException("What is withheld is malformed");
        }
        EventLeaf leaf = EventLeaf.read(position, ByteBuffer.wrap(bytes));
        return new Line(position, leaf, hash(leaf), null, null);
    }

    private @Nullable Hash hash(EventLeaf leaf) {
        return leaf.position() <= published ? null : leaf.hash(hashing);
    }
}
