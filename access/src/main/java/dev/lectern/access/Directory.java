package dev.lectern.access;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Everybody's rights, read from {@code lectern_keys} and kept in memory: looking one up costs no
 * query. What has changed is read several times a second; after two seconds without it nothing is
 * known any more, since a right may have been revoked meanwhile.
 */
public final class Directory implements AutoCloseable {

    /** How old what is known may be. */
    static final Duration TRUSTED_FOR = Duration.ofSeconds(2);

    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** Who looks for something that is not there yet does not make more queries than this. */
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(50);

    private static final int QUERY_SECONDS = 1;

    private static final String CHANGED =
            """
            select p.incarnation, p.position, e.kind, e.id, e.value::text
            from access_progress p left join access_entry e on e.position > ?
            order by e.position
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final DataSource keys;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("access-directory").daemon().factory());

    private volatile Known known = new Known(new Rights(), null, 0, Long.MIN_VALUE);
    private volatile boolean failing;

    /**
     * @param incarnation of the event store that it comes from
     * @param position up to which the events are in it
     * @param asOf by {@link System#nanoTime}, before the database was asked
     */
    private record Known(Rights rights, @Nullable UUID incarnation, long position, long asOf) {

        boolean isFresh() {
            return asOf != Long.MIN_VALUE && System.nanoTime() - asOf <= TRUSTED_FOR.toNanos();
        }
    }

    public Directory(DataSource keys) {
        this.keys = keys;
        var _ =
                clock.scheduleWithFixedDelay(
                        this::refreshQuietly, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * @throws AccessUnknownException if what is known is too old
     */
    Rights rights() {
        Known now = known;
        if (!now.isFresh()) {
            throw new AccessUnknownException("Rights were not looked up for too long", null);
        }
        return now.rights();
    }

    /** Whether rights are known at the moment; if not, whoever needs one is refused. */
    public boolean isKnown() {
        return known.isFresh();
    }

    /** Whether anybody has founded an organisation here. */
    public boolean hasOrganisations() {
        return rights().hasOrganisations();
    }

    /**
     * The conference that is open with the code.
     *
     * @throws dev.lectern.web.Problem if that cannot be told at the moment
     */
    public Optional<ConferenceId> conference(JoinCode code) {
        return Optional.ofNullable(known(Directory::rights).conference(code))
                .or(() -> Optional.ofNullable(known(Directory::newest).conference(code)));
    }

    /**
     * The code that the conference is open with, or was when it was last open.
     *
     * @throws dev.lectern.web.Problem if that cannot be told at the moment
     */
    public Optional<JoinCode> codeOf(ConferenceId conference) {
        return Optional.ofNullable(known(Directory::rights).door(conference))
                .map(AccessEntry.Door::code);
    }

    /**
     * @throws dev.lectern.web.Problem if the participant has been blocked, or if that cannot be
     *     told at the moment
     */
    public void requireUnblocked(ConferenceId conference, ParticipantId participant) {
        if (known(Directory::rights).isBlocked(conference, participant)) {
            var blocked = AccessProblem.PARTICIPANT_BLOCKED;
            throw Problem.of(blocked, blocked.detail());
        }
    }

    private Rights known(Function<Directory, Rights> look) {
        try {
            return look.apply(this);
        } catch (AccessUnknownException e) {
            throw Authentication.unknown();
        }
    }

    /**
     * All that was in effect when this was called: for somebody who has just missed something.
     * Those who wait for it are answered together.
     *
     * @throws AccessUnknownException if it cannot be looked up
     */
    Rights newest() {
        long asked = System.nanoTime();
        refreshing.lock();
        try {
            if (asked - known.asOf() > 0) {
                long tooEarly = known.asOf() + AT_MOST_EVERY.toNanos() - System.nanoTime();
                LockSupport.parkNanos(tooEarly);
                refresh();
            }
        } finally {
            refreshing.unlock();
        }
        return rights();
    }

    /**
     * Reads what has changed.
     *
     * @throws AccessUnknownException if the database cannot be asked
     */
    public void refresh() {
        refreshing.lock();
        try {
            long asOf = System.nanoTime();
            Known before = known;
            Changes changes = changes(before.position());
            if (before.incarnation() != null
                    && !Objects.equals(before.incarnation(), changes.incarnation())) {
                changes = changes(0); // another history
                before = new Known(new Rights(), null, 0, asOf);
            }
            changes.entries().forEach(before.rights()::apply);
            known = new Known(before.rights(), changes.incarnation(), changes.position(), asOf);
        } catch (SQLException e) {
            throw new AccessUnknownException("Rights cannot be looked up", e);
        } finally {
            refreshing.unlock();
        }
    }

    private record Changes(@Nullable UUID incarnation, long position, List<AccessEntry> entries) {}

    private Changes changes(long after) throws SQLException {
        try (Connection connection = keys.getConnection();
                var statement = connection.prepareStatement(CHANGED)) {
            statement.setQueryTimeout(QUERY_SECONDS);
            statement.setLong(1, after);
            try (var result = statement.executeQuery()) {
                UUID incarnation = null;
                long position = 0;
                var entries = new ArrayList<AccessEntry>();
                while (result.next()) {
                    incarnation = result.getObject(1, UUID.class);
                    position = result.getLong(2);
                    String kind = result.getString(3);
                    if (kind != null) {
                        entries.add(
                                AccessEntry.read(kind, result.getString(4), result.getString(5)));
                    }
                }
                return new Changes(incarnation, position, entries);
            }
        }
    }

    private void refreshQuietly() {
        try {
            refresh();
            if (failing) {
                LOG.info("Rights can be looked up again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Rights cannot be looked up; whoever needs one is refused: {}", text(e));
            }
            failing = true;
        }
    }

    private static String text(RuntimeException e) {
        return e.getCause() == null ? e.toString() : String.valueOf(e.getCause());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
