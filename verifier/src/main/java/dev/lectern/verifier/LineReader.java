package dev.lectern.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    private final PlainLine plain = new PlainLine();

    private static boolean isCounted(Class<? extends Fact> fact) {
        return PollFact.class.isAssignableFrom(fact) || JudgingFact.class.isAssignableFrom(fact);
    }

    /**
     * @param bytes of which those from a first one to before a last one are the line
     */
    Line read(byte[] bytes, int from, int to) {
        if (!plain.read(bytes, from, to)) {
            return read(new String(bytes, from, to - from, UTF_8));
        }
        EventType type = plain.type();
        EventLeaf leaf = plain.leaf();
        Hash hash = leaf.hash(hashing);
        if (!COUNTED.contains(type)) {
            return new Line(leaf.position(), leaf, hash, null, null);
        }
        try {
            return new Line(leaf.position(), leaf, hash, plain.fact(), null);
        } catch (UnreadableFactException e) {
            return new Line(leaf.position(), leaf, hash, null, e.getMessage());
        }
    }

    Line read(String json) {
        LogLine line;
        try {
            line = LogLine.fromJson(json);
        } catch (IllegalArgumentException e) {
            return new Line(0, null, null, null, e.getMessage());
        }
        return read(line);
    }

    Line read(LogLine line) {
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
        Hash hash = leaf.hash(hashing);
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
        return new Line(position, leaf, leaf.hash(hashing), null, null);
    }
}
