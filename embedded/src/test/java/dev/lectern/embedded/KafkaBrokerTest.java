package dev.lectern.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

class KafkaBrokerTest {

    @TempDir Path directory;

    @Test
    void keepsWhatWasCommittedOverARestart() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(directory, 0)) {
            Topic.create(broker);
            Topic.commit(broker, "kept");
        }
        try (KafkaBroker broker = KafkaBroker.start(directory, 0)) {
            Topic.commit(broker, "added");
            assertThat(Topic.committed(broker, 2)).containsExactly("kept", "added");
        }
    }

    @Test
    void createsNoTopicByItself() {
        try (KafkaBroker broker = KafkaBroker.start(directory, 0)) {
            assertThatThrownBy(() -> Topic.describe(broker))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void namesThePortThatSomebodyElseHas() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> KafkaBroker.start(directory, port))
                    .withMessage(
                            "Port %d, meant for Kafka, can't be used on 127.0.0.1: Address already"
                                    + " in use.",
                            port);
        }
    }

    @Test
    void namesTheFolderThatIsNone() throws IOException {
        Path below = Files.createFile(directory.resolve("file")).resolve("kafka");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> KafkaBroker.start(below, 0))
                .withMessage("The folder %s can't be written to (Not a directory).", below);
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (var _ = KafkaBroker.start(directory, 0)) {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> KafkaBroker.start(directory, 0))
                    .withMessage("The folder %s is in use by this process.", directory);
        }
    }

    @Test
    void leavesTheFolderUsableIfItsLogIsDamaged() throws IOException {
        Path log = Files.createDirectories(directory.resolve("log"));
        Path properties = Files.writeString(log.resolve("meta.properties"), "version=none\n");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> KafkaBroker.start(directory, 0))
                .withMessageStartingWith("Kafka can't be started in " + log);
        Files.delete(properties);
        KafkaBroker.start(directory, 0).close();
    }
}
