package dev.lectern.command.relay.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.LogLine;
import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.StoredEvent;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

class LogStreamTest {

    private static final int FEW = 3;

    /** The store's readers never give more than a few. */
    private static List<StoredEvent> log(long after, int limit, long head) {
        return LongStream.rangeClosed(after + 1, Math.min(head, after + Math.min(limit, FEW)))
                .mapToObj(LogStreamTest::event)
                .toList();
    }

    private static StoredEvent event(long position) {
        return new StoredEvent(
                position,
                new UUID(7, position),
                "lectern.talk.TalkScheduled",
                "1",
                Instant.EPOCH.plusMillis(position),
                "{\"title\": \"Größe " + position + "\"}",
                "{\"actor\":\"member:main/ada\",\"correlationId\":\"r\",\"causationId\":\"c\"}",
                Set.of());
    }

    private static List<LogLine> lines(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8).lines().map(LogLine::fromJson).toList();
    }

    @Test
    void givesEveryEventOnceAsItIsStoredAndNoneThatCameLater() throws IOException {
        List<LogLine> lines = lines(new LogStream((after, n) -> log(after, n, 12), 10));

        assertThat(lines)
                .extracting(LogLine::position)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        LogLine last = lines.getLast();
        assertThat(last.fact()).isEqualTo(event(10).payload());
        assertThat(last.shown().recordedAt()).isEqualTo(event(10).recordedAt());
        assertThat(last.id()).isEqualTo(event(10).id().toString());
        assertThat(last.shown().metadata().actor()).isEqualTo("member:main/ada");
        assertThat(lines(new LogStream((after, n) -> log(after, n, 0), 0))).isEmpty();
    }

    @Test
    void asksForTheNextPageOnlyWhenSomebodyReadsIt() throws IOException {
        var asked = new ArrayList<Long>();
        var stream =
                new LogStream(
                        (after, limit) -> {
                            assertThat(limit).isPositive().isLessThanOrEqualTo(LogStream.PAGE);
                            asked.add(after);
                            return log(after, limit, 1_000_000);
                        },
                        1_000_000);

        assertThat(stream.read()).isEqualTo('{');

        assertThat(asked).containsExactly(0L);
    }

    @Test
    void failsRatherThanLookComplete() {
        assertThatThrownBy(() -> lines(new LogStream((after, n) -> log(after, n, 5), 6)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("before position 6");
        assertThatThrownBy(() ->
                        lines(
                                new LogStream(
                                        (after, n) -> {
                                            if (after == FEW) {
                                                throw new EventStoreUnavailableException(
                                                        "It is away", null);
                                            }
                                            return log(after, n, 6);
                                        },
                                        6)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read further");
    }
}
