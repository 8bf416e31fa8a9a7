package dev.lectern.whole;

import static org.awaitility.Awaitility.await;

import dev.lectern.local.Lectern;
import dev.lectern.whole.Topic.Relayed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The embedded default is one JVM: it is killed whole, in the middle of a load, and started again.
 */
class LocalKilledTest {

    private static final Duration LOADED = Duration.ofMinutes(2);

    private final Path home;
    private final int commandPort = Installation.freePort();
    private final int queryPort = Installation.freePort();
    private final int postgresPort = Installation.freePort();
    private final int kafkaPort = Installation.freePort();

    LocalKilledTest() throws IOException {
        home = Files.createTempDirectory(Path.of("target"), "home").toAbsolutePath();
    }

    private JavaProcess start() {
        return JavaProcess.main(
                Lectern.class,
                Map.of(
                        "LECTERN_HOME", home.toString(),
                        "LECTERN_LIMITS_MEMBER_WRITES", "1000000",
                        "LECTERN_COMMAND_PORT", Integer.toString(commandPort),
                        "LECTERN_QUERY_PORT", Integer.toString(queryPort),
                        "LECTERN_POSTGRES_PORT", Integer.toString(postgresPort),
                        "LECTERN_KAFKA_PORT", Integer.toString(kafkaPort)));
    }

    private String jdbcUrl(String database) {
        try {
            return "jdbc:postgresql://127.0.0.1:%d/%s?user=lectern&password=%s"
                    .formatted(
                            postgresPort,
                            database,
                            Files.readString(home.resolve("postgres/password")).strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void losesNothingAndDoublesNothing() {
        var addresses =
                new Addresses(
                        "http://localhost:" + commandPort,
                        "http://localhost:" + queryPort,
                        this::jdbcUrl,
                        "127.0.0.1:" + kafkaPort,
                        home.resolve("owner.key"));
        var ledger = new Ledger();
        JavaProcess lectern = start();
        try {
            try (var _ = new Clients(addresses, ledger, "local", 3, 7)) {
                await().atMost(LOADED).until(() -> ledger.recorded() > 100);
                lectern.kill();
                long before = ledger.recorded();
                lectern = start();
                await().atMost(LOADED).until(() -> ledger.recorded() > before + 100);
            }
            var audit = new Audit(addresses);
            audit.store(ledger);
            List<Relayed> relayed = audit.topic();
            audit.readModels(ledger, relayed);
        } finally {
            lectern.close();
        }
    }
}
