package dev.lectern.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.command.support.Servers;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.time.Duration;

import javax.sql.DataSource;

/** A lease is kept however long the work takes, and not beyond. */
class LeaseRenewalTest {

    private static final Duration LONG = Lease.DURATION.plusSeconds(2);

    private final DataSource database = new DriverManagerDataSource(Servers.newDatabase());
    private final Lease ours = new Lease(JdbcClient.create(database));
    private final Lease other = new Lease(JdbcClient.create(database));

    @BeforeEach
    void migrate() {
        Flyway.configure().dataSource(database).locations("classpath:db/relay").load().migrate();
    }

    @Test
    void nobodyElseGetsItWhileItIsRenewed() {
        assertThat(ours.acquire()).isTrue();
        try (var renewal = new LeaseRenewal(ours)) {
            await().during(LONG).atMost(LONG.multipliedBy(3)).until(() -> !other.acquire());
            assertThat(renewal.isHeld()).isTrue();
        }

        await().atMost(LONG.multipliedBy(3)).until(other::acquire);
    }

    @Test
    void isLostForGoodOnceSomebodyElseHadIt() {
        assertThat(ours.acquire()).isTrue();
        try (var renewal = new LeaseRenewal(ours)) {
            ours.release();
            assertThat(other.acquire()).isTrue();

            await().atMost(LONG).until(() -> !renewal.isHeld());
            other.release();
            await().during(LONG).atMost(LONG.multipliedBy(3)).until(() -> !renewal.isHeld());
            assertThat(other.acquire()).isTrue();
        }
    }
}
