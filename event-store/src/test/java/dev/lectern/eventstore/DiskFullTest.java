package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Needs a file system that is small: mounted for the test, where that is permitted. */
@EnabledOnOs(OS.LINUX)
class DiskFullTest {

    @TempDir private Path directory;

    @Test
    void callersAreToldAndWorkResumesWhenThereIsSpace() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=200m,mode=1777", "tmpfs", disk.toString())
                        == 0,
                "no mount");
        try {
            fill(disk);
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static void fill(Path disk) throws Exception {
        try (var server = new Server(disk.resolve("pg"));
                var database = server.migrated();
                var node =
                        new Node(
                                database,
                                EventStoreSettings.builder()
                                        .appendTimeout(Duration.ofSeconds(3))
                                        .build())) {
            Path filler = disk.resolve("filler");
            long position = node.append(event("A", ""));
            run("fallocate", "-l", (freeMegabytes(disk) - 4) + "m", filler.toString());
            var random = new byte[150_000]; // nothing that could be compressed
            new Random(1).nextBytes(random);
            String payload = Base64.getEncoder().encodeToString(random);
            Throwable failure = null;
            var stored = new ArrayList<Long>();
            for (int i = 0; i < 500 && failure == null; i++) {
                try {
                    stored.add(node.append(event("Large", payload + i)));
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
            // A full data file fails the batch; a full log of PostgreSQL ends it in the middle of
            // COMMIT.
            assertThat(failure)
                    .isInstanceOfAny(
                            EventStoreUnavailableException.class,
                            AppendOutcomeUnknownException.class);
            int unknown = failure instanceof AppendOutcomeUnknownException ? 1 : 0;
            assertThatThrownBy(() -> node.append(event("Large", payload)))
                    .isInstanceOf(EventStoreUnavailableException.class);

            Files.delete(filler);
            long resumed = appendWhenPossible(server, database, node);
            assertThat(resumed)
                    .isBetween(
                            position + stored.size() + 1, position + stored.size() + 1 + unknown);
            await().ignoreExceptions() // the pool of the readers takes its time between attempts
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> node.engine.log().head() == resumed);
        }
    }

    /**
     * Without space for its own log PostgreSQL stops, or recovers by itself; this engine only
     * waits. Once a session is possible, so is an append.
     */
    private static long appendWhenPossible(Server server, Database database, Node node) {
        await().ignoreExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    server.restartIfDown();
                    return database.count("SELECT 1") == 1;
                });
        return node.append(event("After", ""));
    }

    private static long freeMegabytes(Path disk) throws IOException {
        return Files.getFileStore(disk).getUsableSpace() >> 20;
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    }
}
