package dev.lectern.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** More than can be held is turned away or waits, before memory grows. */
class FullQueueTest {

    private static final int QUEUE = 4;
    private static final int WRITES = 64;

    /** Less than the writer itself has. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Test
    void turnsAwayWhatItCannotHold() throws Exception {
        String events = Servers.newDatabase();
        try (var service =
                        RunningService.start(
                                events,
                                Servers.newDatabase(),
                                Servers.kafka(),
                                "--lectern.write-queue=" + QUEUE);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(create(service, "first").status()).isEqualTo(201);
            List<Future<Answer>> writes = new ArrayList<>();
            try (var lock = locked(events)) {
                for (int i = 0; i < WRITES; i++) {
                    String conference = "c" + i;
                    writes.add(callers.submit(() -> create(service, conference)));
                }
                await().atMost(PATIENCE)
                        .until(() ->
                                writes.stream().filter(Future::isDone).count()
                                        >= WRITES - QUEUE * 3);
                lock.rollback();
            }

            int turnedAway = 0;
            for (Future<Answer> write : writes) {
                Answer answer = write.get();
                if (answer.status() != 201) {
                    assertTurnedAway(answer);
                    turnedAway++;
                }
            }
            assertThat(turnedAway).isBetween(WRITES - QUEUE * 3, WRITES - QUEUE);
            assertThat(create(service, "after").status()).isEqualTo(201);
        }
    }

    @Test
    void letsRequestsWaitWhileAsManyAreUnderWayAsMayBeAndTurnsThemAwayInTheEnd() throws Exception {
        String events = Servers.newDatabase();
        try (var service =
                        RunningService.start(
                                events,
                                Servers.newDatabase(),
                                Servers.kafka(),
                                "--lectern.limits.requests=2",
                                "--lectern.limits.waiting=200ms");
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(create(service, "first").status()).isEqualTo(201); // it is warm from now on
            List<Future<Answer>> writes = new ArrayList<>();
            Future<Answer> refused;
            try (var lock = locked(events)) {
                for (int i = 0; i < 2; i++) {
                    String conference = "c" + i;
                    writes.add(callers.submit(() -> create(service, conference)));
                }
                long began = System.nanoTime();
                do {
                    assertThat(System.nanoTime() - began).isLessThan(PATIENCE.toNanos());
                    refused =
                            callers.submit(
                                    () -> service.sendAs(null, "PUT", "/api/conferences/c", "{}"));
                } while (isDoneWithin(refused, Duration.ofMillis(800)));
                lock.rollback();
            }
            assertTurnedAway(refused.get());
            for (Future<Answer> write : writes) {
                assertThat(write.get().status()).isEqualTo(201);
            }
        }
    }

    private static void assertTurnedAway(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().path("code").asString()).isEqualTo("overloaded");
        assertThat(answer.response().headers().firstValue("Retry-After").orElse(""))
                .matches("[1-9][0-9]*");
    }

    private static boolean isDoneWithin(Future<?> future, Duration patience) throws Exception {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static Answer create(RunningService service, String conference) {
        return service.put("/api/conferences/" + conference, "{\"title\": \"A\"}");
    }

    /** Holds what the writer needs. */
    private static Connection locked(String events) throws SQLException {
        var connection = DriverManager.getConnection(events);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT id FROM event_lock FOR UPDATE");
        }
        return connection;
    }
}
