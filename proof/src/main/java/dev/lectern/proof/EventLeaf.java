package dev.lectern.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What of an event is hashed into the tree: its position, its time, and a hash of all the rest.
 * That the time stands beside the rest lets whoever compares tell which of both was changed.
 *
 * @param position from 1; the index of the leaf is one less
 * @param recordedAt in microseconds since 1970
 * @param content made by a {@link Digester}
 */
public record EventLeaf(long position, long recordedAt, Hash content) {

    /** Of what is left when the position is known. */
    public static final int BYTES = Long.BYTES + Hash.BYTES;

    /** The form of what is hashed, its first byte. */
    private static final byte FORM = 1;

    /** Hashes the content of events; not safe for use by several threads. */
    public static final class Digester {

        private final MessageDigest digest = Hashing.sha256();
        private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

        /**
         * @param id of the event, in lower case
         * @param payload the JSON of the fact, exactly as it is stored
         */
        public Hash content(
                String id,
                String type,
                int version,
                String actor,
                String correlationId,
                String causationId,
                String payload) {
            add(id);
            add(type);
            add(Integer.toString(version));
            add(actor);
            add(correlationId);
            add(causationId);
            add(payload);
            return content();
        }

        private void add(String text) {
            byte[] bytes = text.getBytes(UTF_8);
            add(bytes, 0, bytes.length);
        }

        /** The next of the seven texts, in UTF-8. */
        public void add(byte[] text, int offset, int count) {
            digest.update(length.putInt(0, count).array());
            digest.update(text, offset, count);
        }

        /** Of the texts that were added, which are forgotten. */
        public Hash content() {
            return Hash.digested(digest);
        }

        /** Forgets what was added. */
        public void reset() {
            digest.reset();
        }
    }

    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The time and the content of the event at that position, as {@link #addTo} wrote them. */
    public static EventLeaf read(long position, ByteBuffer from) {
        long recordedAt = from.getLong();
        var content = new byte[Hash.BYTES];
        from.get(content);
        return new EventLeaf(position, recordedAt, Hash.of(content));
    }

    /** Writes the time and the content. */
    public void addTo(ByteBuffer to) {
        to.putLong(recordedAt).put(content.toBytes());
    }

    /** The hash of the leaf. */
    public Hash hash(Hashing hashing) {
        ByteBuffer data = ByteBuffer.allocate(1 + Long.BYTES + BYTES).put(FORM).putLong(position);
        addTo(data);
        return hashing.leaf(data.array());
    }
}
