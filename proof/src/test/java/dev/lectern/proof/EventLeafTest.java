package dev.lectern.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.stream.Stream;

class EventLeafTest {

    private final Hashing hashing = new Hashing();
    private final EventLeaf.Digester digester = new EventLeaf.Digester();
    private final EventLeaf leaf =
            new EventLeaf(3, 1_700_000_000_000_001L, content("a", "b", "{}"));

    private Hash content(String actor, String correlation, String payload) {
        return digester.content(
                "018f0000-0000-7000-8000-000000000001",
                "lectern.poll.BallotCast",
                1,
                actor,
                correlation,
                "c",
                payload);
    }

    // What is published once must be computed the same for good: `printf` and `sha256sum` agree.
    @Test
    void isWhatItIs() {
        assertThat(leaf.content())
                .hasToString("355a300fe9fd302a9557e45e9b8d2bcad2eecb4fa0b1c012c7c6d7ab00773ff5");
        assertThat(leaf.hash(hashing))
                .hasToString("832b50657c906485a044f97edcf398c9b8faa8696b3b225ba07f4508fdb0531b");
    }

    @Test
    void differsWithEverythingThatItIsMadeOf() {
        assertThat(
                        Stream.of(
                                        leaf,
                                        new EventLeaf(4, leaf.recordedAt(), leaf.content()),
                                        new EventLeaf(3, leaf.recordedAt() + 1, leaf.content()),
                                        new EventLeaf(
                                                3, leaf.recordedAt(), content("a", "b", "{ }")),
                                        new EventLeaf(
                                                3, leaf.recordedAt(), content("ab", "", "{}")),
                                        new EventLeaf(
                                                3, leaf.recordedAt(), content("", "ab", "{}")))
                                .map(other -> other.hash(hashing)))
                .doesNotHaveDuplicates();
    }

    @Test
    void isReadAsItIsWritten() {
        ByteBuffer bytes = ByteBuffer.allocate(EventLeaf.BYTES);
        leaf.addTo(bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(EventLeaf.read(3, bytes.flip())).isEqualTo(leaf);
    }

    @Test
    void timesAreInMicroseconds() {
        assertThat(EventLeaf.micros(Instant.parse("2026-11-25T13:00:00.123456Z")))
                .isEqualTo(1_795_611_600_123_456L);
    }
}
