package dev.lectern.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import javax.sql.DataSource;

/** How far the tables that are built beside live ones have come, and how fast, on all instances. */
final class Rebuilds {

    /** Long enough to be steady, short enough to notice a change. */
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final DataSource views;
    private final Map<UUID, Deque<Sample>> samples = new HashMap<>();
    private volatile List<Rebuild> latest = List.of();
    private volatile long liveEvents;

    Rebuilds(DataSource views) {
        this.views = views;
    }

    /**
     * @param events applied so far
     * @param percent of the topic's records; {@code null} as long as their number is unknown
     * @param eventsPerSecond over the last ten seconds; {@code null} for the first two
     * @param secondsLeft {@code null} as long as it is unknown
     * @param recordsLeft {@code null} as long as it is unknown
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Rebuild(
            UUID id,
            String readModel,
            Instant startedAt,
            long events,
            @Nullable Double percent,
            @Nullable Double eventsPerSecond,
            @Nullable Long secondsLeft,
            @Nullable Long recordsLeft) {}

    /**
     * @param read records, and what Kafka keeps between them
     * @param left records, unless some partition's are unknown
     */
    private record Sample(long nanos, long events, long read, @Nullable Long left) {}

    List<Rebuild> latest() {
        return latest;
    }

    /** Of all rebuilds together, as far as is known. */
    long recordsLeft() {
        return latest.stream()
                .map(Rebuild::recordsLeft)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Events that were ever applied to the tables that are live. */
    long liveEvents() {
        return liveEvents;
    }

    /** Looks at the tables; about once a second. */
    void sample() throws SQLException {
        String sql =
                """
                select s.id, s.read_model, s.created_at, s.schema_name = s.read_model as live,
                    coalesce(sum(p.events), 0)::bigint as events,
                    coalesce(sum(p.last_offset + 1), 0)::bigint as read,
                    case when count(p.behind) = s.partitions then sum(p.behind)::bigint end as "left"
                from table_set s left join progress p on p.table_set = s.id
                group by s.id order by s.read_model
                """;
        var rebuilds = new ArrayList<Rebuild>();
        long live = 0;
        try (var connection = views.getConnection();
                var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            while (result.next()) {
                if (result.getBoolean("live")) {
                    live += result.getLong("events");
                    continue;
                }
                rebuilds.add(
                        rebuild(
                                result.getObject("id", UUID.class),
                                result.getString("read_model"),
                                result.getTimestamp("created_at").toInstant(),
                                new Sample(
                                        System.nanoTime(),
                                        result.getLong("events"),
                                        result.getLong("read"),
                                        result.getObject("left", Long.class))));
            }
        }
        samples.keySet().retainAll(rebuilds.stream().map(Rebuild::id).toList());
        latest = List.copyOf(rebuilds);
        liveEvents = live;
    }

    private Rebuild rebuild(UUID id, String readModel, Instant startedAt, Sample last) {
        Deque<Sample> window = samples.computeIfAbsent(id, x -> new ArrayDeque<>());
        window.add(last);
        while (last.nanos() - window.getFirst().nanos() > WINDOW.toNanos()) {
            window.removeFirst();
        }
        Sample first = window.getFirst();
        double seconds = (last.nanos() - first.nanos()) / 1e9;
        Long left = last.left();
        double perSecond = (last.read() - first.read()) / seconds;
        return new Rebuild(
                id,
                readModel,
                startedAt,
                last.events(),
                left == null ? null : percent(last.read(), left),
                seconds < 1 ? null : rounded((last.events() - first.events()) / seconds),
                left == null || seconds < 1 || (left > 0 && perSecond <= 0)
                        ? null
                        : left == 0
                                ? Long.valueOf(0)
                                : Long.valueOf((long) Math.ceil(left / perSecond)),
                left);
    }

    private static double percent(long read, long left) {
        return left == 0 ? 100 : rounded(100.0 * read / (read + left));
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
