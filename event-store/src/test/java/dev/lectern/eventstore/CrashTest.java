package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.axonframework.common.AxonTransientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What was acknowledged is there, what was refused is not, and work resumes by itself. */
class CrashTest {

    @TempDir private Path directory;
    private Server server;
    private Database database;

    @BeforeEach
    void start() {
        server = new Server(directory.resolve("data"));
        database = server.migrated();
    }

    @AfterEach
    void stop() {
        database.close();
        server.close();
    }

    @Test
    void ofTheDatabaseInTheMiddleOfBatches() throws Exception {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        Map<String, Boolean> refused = new ConcurrentHashMap<>();
        var stop = new AtomicBoolean();
        try (var node =
                new Node(
                        database,
                        EventStoreSettings.builder()
                                .appendTimeout(Duration.ofSeconds(3))
                                .build())) {
            var callers =
                    Gathered.of(
                            32, caller -> appendUntil(stop, node, caller, acknowledged, refused));
            for (int crash = 0; crash < 3; crash++) {
                int before = acknowledged.size();
                await().until(() -> acknowledged.size() > before + 500);
                server.kill();
                await().until(() -> !refused.isEmpty());
                server.restart();
            }
            int before = acknowledged.size();
            await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() > before + 500);
            stop.set(true);
            callers.join();
            assertThat(callers.failures()).isEmpty();
            check(node, acknowledged, refused);
        }
    }

    private static long appendUntil(
            AtomicBoolean stop,
            Node node,
            int caller,
            Map<String, Long> acknowledged,
            Map<String, Boolean> refused) {
        for (int n = 0; !stop.get(); n++) {
            String tag = "event:" + caller + "-" + n;
            try {
                acknowledged.put(tag, node.append(event("A", n, tag), event("B", n, tag)));
            } catch (EventStoreUnavailableException e) {
                refused.put(tag, true);
                pause();
            } catch (AppendOutcomeUnknownException e) {
                pause();
            }
        }
        return 0;
    }

    private static void pause() {
        try {
            Thread.sleep(20); // a caller's own back-off
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(
            Node node, Map<String, Long> acknowledged, Map<String, Boolean> refused) {
        List<StoredEvent> stored =
                await().atMost(Duration.ofSeconds(30)) // the server may still be recovering
                        .ignoreExceptionsInstanceOf(EventStoreUnavailableException.class)
                        .until(() -> node.engine.log().read(0, 1_000_000), read -> true);
        var positions = new HashMap<String, Long>();
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).position()).isEqualTo(i + 1);
            positions.merge(
                    stored.get(i).tags().iterator().next(), stored.get(i).position(), Math::max);
        }
        assertThat(positions).containsAllEntriesOf(acknowledged);
        assertThat(positions).doesNotContainKeys(refused.keySet().toArray(String[]::new));
        assertThat(stored.size())
                .isEqualTo(2 * positions.size()); // each append as a whole, and once
    }

    @Test
    void ofTheNode() throws Exception {
        var acknowledged = new HashMap<String, Long>();
        var refused = new HashMap<String, Boolean>();
        try (var process = NodeProcess.appending(database)) {
            for (int i = 0; i < 500; i++) {
                record(String.valueOf(process.next()), acknowledged, refused);
            }
            process.kill();
            var rest = new ArrayList<>(process.rest());
            if (!rest.isEmpty()) {
                rest.removeLast(); // may have been cut in the middle of the line
            }
            rest.forEach(line -> record(line, acknowledged, refused));
        }
        try (var node = new Node(database)) {
            node.append(event("A", "", "event:last"), event("B", "", "event:last"));
            assertThat(refused).isNotEmpty();
            check(node, acknowledged, refused);
        }
    }

    private static void record(
            String line, Map<String, Long> acknowledged, Map<String, Boolean> refused) {
        String[] words = line.split(" ", 2);
        if (words[1].equals(NodeProcess.REFUSED)) {
            refused.put(words[0], true);
        } else {
            acknowledged.put(words[0], Long.parseLong(words[1]));
        }
    }

    @Test
    void whileItIsDownCallersAreToldAtOnceAndWorkResumesByItself() {
        try (var node = new Node(database)) {
            node.append(event("A", "1", "x:1"));
            server.stop();

            long start = System.nanoTime();
            assertThatThrownBy(() -> node.append(event("A", "2", "x:1")))
                    .isInstanceOf(EventStoreUnavailableException.class);
            assertThatThrownBy(() -> node.append(event("A", "2", "x:1")))
                    .isInstanceOf(EventStoreUnavailableException.class);
            assertThatThrownBy(() -> node.source(tagged("x:1")))
                    .isInstanceOf(EventStoreUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));

            server.restart();
            assertThat(node.append(event("A", "3", "x:1"))).isEqualTo(2);
            await().ignoreExceptions() // the pool of the readers takes its time between attempts
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(node.source(tagged("x:1")).payloads())
                                    .containsExactly("\"1\"", "\"3\""));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGSTOP")
    void whileItHangsCallersAreToldInBoundedTimeAndWorkResumesByItself() {
        var settings =
                EventStoreSettings.builder()
                        .networkTimeout(Duration.ofSeconds(1))
                        .appendTimeout(Duration.ofSeconds(3))
                        .build();
        try (var node = new Node(database, settings)) {
            node.append(event("A", "1", "x:1"));
            server.signal("STOP");
            try {
                long start = System.nanoTime();
                assertThatThrownBy(() -> node.append(event("A", "2", "x:1")))
                        .isInstanceOf(AppendOutcomeUnknownException.class);
                assertThatThrownBy(() -> node.append(event("A", "3", "x:1")))
                        .isInstanceOf(EventStoreUnavailableException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isLessThan(Duration.ofSeconds(8));
            } finally {
                server.signal("CONT");
            }

            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(AxonTransientException.class)
                    .until(() -> node.append(event("A", "4", "x:1")) > 0);
            assertThat(node.engine.log().read(0, 10))
                    .extracting(StoredEvent::payload)
                    .startsWith("\"1\"")
                    .endsWith("\"4\"")
                    .doesNotContain("\"3\"");
        }
    }
}
