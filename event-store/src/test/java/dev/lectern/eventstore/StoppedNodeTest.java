package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.after;
import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.time.Duration;

/** A node that stops while it holds the lock of all nodes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGSTOP")
class StoppedNodeTest {

    private final Database database = Database.create();
    private final Node node = new Node(database);

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void delaysTheOthersByTwoSecondsAtMostAndDoesNoHarmWhenItResumes() throws Exception {
        node.append(event("Warm", ""));
        try (var stopped = NodeProcess.stoppingInsideABatch(database)) {
            stopped.awaitStopped();

            long start = System.nanoTime();
            long position = node.append(after(1, tagged("stopped:1")), event("A", "", "x:1"));
            var delay = Duration.ofNanos(System.nanoTime() - start);
            assertThat(position).isEqualTo(2);
            assertThat(delay).isLessThan(Duration.ofSeconds(2));
            node.append(event("A", "", "x:1"));

            stopped.resume();
            assertThat(stopped.next()).isEqualTo("appended 4");
            assertThat(node.engine.log().read(0, 10))
                    .extracting(StoredEvent::type)
                    .containsExactly("Warm", "A", "A", "Stopped");
        }
    }
}
