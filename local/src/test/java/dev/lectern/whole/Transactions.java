package dev.lectern.whole;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Looks whether the relay or a projection is in the middle of a transaction. */
final class Transactions implements AutoCloseable {

    private static final String RELAY = "lectern-relay";

    /** Longer than whoever runs takes for its next statement. */
    private static final Duration STILL = Duration.ofMillis(300);

    private final Addresses addresses;
    private final Admin admin;

    Transactions(Addresses addresses) {
        this.addresses = addresses;
        this.admin = Admin.create(Map.of("bootstrap.servers", addresses.kafka(), "retries", "1"));
    }

    /** Whether the relay has begun a Kafka transaction and not committed it. */
    boolean relayIsInside() {
        try {
            return admin.describeTransactions(List.of(RELAY))
                            .description(RELAY)
                            .get(5, TimeUnit.SECONDS)
                            .state()
                    == TransactionState.ONGOING;
        } catch (ExecutionException | TimeoutException e) {
            // It has none yet, or Kafka is only just starting.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether a projection has begun to write events to PostgreSQL and not committed them. A claim,
     * or a note of how far it is behind, is a transaction too, and none of these.
     */
    boolean projectionIsInside() {
        return Sql.number(
                        addresses.jdbc().apply("lectern_views"),
                        """
                        select count(*) from pg_stat_activity
                        where datname = 'lectern_views' and backend_xid is not null
                          and state <> 'active'
                          and query not like 'insert into progress%'
                          and query not like 'update progress set behind%'
                        """)
                > 0;
    }

    /** Whether one of them stays in the middle of its transaction. */
    boolean projectionStaysInside() {
        String sql =
                """
                select pid || ' ' || xact_start from pg_stat_activity
                where datname = 'lectern_views' and backend_xid is not null
                  and state = 'idle in transaction'
                """;
        String views = addresses.jdbc().apply("lectern_views");
        var before = Sql.strings(views, sql);
        if (before.isEmpty()) {
            return false;
        }
        LockSupport.parkNanos(STILL.toNanos());
        return Sql.strings(views, sql).stream().anyMatch(before::contains);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
