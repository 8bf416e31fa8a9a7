package dev.lectern.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;

/** Another JVM runs the servers and is killed: whoever comes next finds everything. */
class KilledOwnerTest {

    @TempDir Path directory;

    @Test
    void nextStartStopsWhatWasLeftBehindAndKeepsTheData() throws Exception {
        Process owner = startOwner();
        long orphan;
        try (BufferedReader output = owner.inputReader()) {
            orphan = Long.parseLong(output.readLine());
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> PostgresServer.start(Owner.postgres(directory), 0))
                    .withMessage(
                            "The folder %s is in use by process %d.",
                            Owner.postgres(directory), owner.pid());
        } finally {
            owner.destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(orphan)).get().matches(Processes::isAlive);

        try (PostgresServer server = PostgresServer.start(Owner.postgres(directory), 0)) {
            assertThat(server.pid()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan).filter(Processes::isAlive)).isEmpty();
            assertThat(Notes.of(server)).containsExactly("kept");
        }
        try (KafkaBroker broker = KafkaBroker.start(Owner.kafka(directory), 0)) {
            assertThat(Topic.committed(broker, 1)).containsExactly("kept");
        }
    }

    private Process startOwner() throws Exception {
        return new ProcessBuilder(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Owner.class.getName(),
                                directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts both servers, stores something, says so, and waits for its end. */
    static final class Owner {

        private Owner() {}

        static Path postgres(Path directory) {
            return directory.resolve("postgres");
        }

        static Path kafka(Path directory) {
            return directory.resolve("kafka");
        }

        @SuppressWarnings("resource") // Killed before it could close anything.
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            PostgresServer server = PostgresServer.start(postgres(directory), 0);
            server.createDatabaseIfAbsent("notes");
            Notes.add(server, "kept");
            KafkaBroker broker = KafkaBroker.start(kafka(directory), 0);
            Topic.create(broker);
            Topic.commit(broker, "kept");
            System.out.println(server.pid());
            Thread.currentThread().join();
        }
    }
}
