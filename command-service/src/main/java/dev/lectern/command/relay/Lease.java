package dev.lectern.command.relay;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.UUID;

/**
 * Chooses the instance that relays. A stopped or dead holder loses it by time, by the database's
 * clock; that two may believe for a moment to hold it does no harm, as Kafka fences the older
 * producer.
 */
final class Lease {

    static final Duration DURATION = Duration.ofSeconds(5);

    private final JdbcClient database;
    private final UUID holder = UUID.randomUUID();

    Lease(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes it or keeps it for another {@link #DURATION}.
     *
     * @return whether this instance holds it now
     */
    boolean acquire() {
        return database.sql(
                                """
                                UPDATE relay_lease
                                SET holder = :holder, expires_at = clock_timestamp() + make_interval(secs => :seconds)
                                WHERE holder = :holder OR expires_at < clock_timestamp()
                                """)
                        .param("holder", holder)
                        .param("seconds", DURATION.toSeconds())
                        .update()
                == 1;
    }

    /** Lets another instance take it at once. */
    void release() {
        database.sql("UPDATE relay_lease SET expires_at = '-infinity' WHERE holder = ?")
                .param(holder)
                .update();
    }
}
