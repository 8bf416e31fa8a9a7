package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a set of tables has come.
 *
 * @param partitions those that somebody follows or has followed, in their order
 */
record Reach(@Nullable Topic topic, boolean anyStore, List<Partition> partitions) {

    /** Records that are caught up with while the live tables stand still for a moment. */
    private static final long A_MOMENTS_WORK = 1_000;

    /**
     * @param position of the last applied event; 0 before the first
     * @param incarnation of the store that it is from
     * @param behind how many records the topic has beyond, as far as is known
     */
    record Partition(
            int number,
            long position,
            @Nullable UUID incarnation,
            @Nullable Long behind,
            boolean stopped) {}

    /** Whether rebuilt tables may take the live ones' place. */
    enum Verdict {
        READY,
        /** They will be when the live ones stand still for a moment. */
        CLOSE,
        FILLING,
        /** An event cannot be applied. */
        STOPPED,
        /** Their events are another store's, which nobody has consented to. */
        OTHER_STORE
    }

    /**
     * Judges rebuilt tables: readers must find in them everything that they have seen in the live
     * ones.
     */
    Verdict verdict(Reach live) {
        if (partitions.stream().anyMatch(Partition::stopped)) {
            return Verdict.STOPPED;
        }
        boolean sameStore = live.stores().isEmpty() || live.stores().equals(stores());
        if (!sameStore && !stores().isEmpty() && !anyStore) {
            return Verdict.OTHER_STORE;
        }
        if (topic == null || partitions.size() < topic.partitions()) {
            return Verdict.FILLING;
        }
        if (sameStore ? hasAllOf(live) : isAtTheEnd() && !stores().isEmpty()) {
            return Verdict.READY;
        }
        return isWithin(A_MOMENTS_WORK) ? Verdict.CLOSE : Verdict.FILLING;
    }

    private boolean hasAllOf(Reach live) {
        // A conference is in the same partition of every topic with as many of them.
        return isPartitionedLike(live)
                ? live.partitions.stream().allMatch(p -> position(p.number()) >= p.position())
                : isAtTheEnd() && last() >= live.last();
    }

    private boolean isPartitionedLike(Reach live) {
        return topic != null
                && (live.topic == null || live.topic.partitions() == topic.partitions());
    }

    private boolean isAtTheEnd() {
        return isWithin(0);
    }

    private boolean isWithin(long records) {
        return partitions.stream().allMatch(p -> p.behind() != null && p.behind() <= records);
    }

    private long position(int partition) {
        return partitions.stream()
                .filter(p -> p.number() == partition)
                .mapToLong(Partition::position)
                .findAny()
                .orElse(0);
    }

    private long last() {
        return partitions.stream().mapToLong(Partition::position).max().orElse(0);
    }

    private Set<UUID> stores() {
        return partitions.stream()
                .map(Partition::incarnation)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    static Reach of(Connection connection, TableSet tables) throws SQLException {
        return of(connection, tables, "");
    }

    /** Holds off whoever writes into the tables, until the transaction ends. */
    static Reach locked(Connection connection, TableSet tables) throws SQLException {
        return of(connection, tables, " for update");
    }

    private static Reach of(Connection connection, TableSet tables, String locking)
            throws SQLException {
        String sql = "select * from progress where table_set = ? order by partition" + locking;
        var partitions = Stream.<Partition>builder();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tables.id());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    partitions.add(
                            new Partition(
                                    result.getInt("partition"),
                                    result.getLong("last_position"),
                                    result.getObject("incarnation", UUID.class),
                                    result.getObject("behind", Long.class),
                                    result.getString("stopped_reason") != null));
                }
            }
        }
        return new Reach(tables.topic(), tables.anyStore(), partitions.build().toList());
    }
}
