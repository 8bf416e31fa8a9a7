package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.wire.Topics;
import dev.lectern.whole.Installation.Part;
import dev.lectern.whole.Topic.Relayed;

import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** What operators do to topics and databases, on purpose or not. */
class LostAndRestoredTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static ConditionFactory soon() {
        return await().atMost(SOON).ignoreExceptions();
    }

    private static void write(Installation lectern, Ledger ledger, String name) {
        try (var _ = new Clients(lectern.addresses(), ledger, name, 2, 3)) {
            long before = ledger.recorded();
            soon().until(() -> ledger.recorded() > before + 50);
        }
    }

    private static void deleteTopic(Installation lectern)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", lectern.addresses().kafka()))) {
            admin.deleteTopics(List.of(Topics.EVENTS)).all().get();
        }
    }

    /** The topic is whole again, and nothing of the old one is mixed with it in the read models. */
    private static void awaitWhole(Installation lectern, Audit audit, Ledger ledger) {
        audit.store(ledger);
        List<Relayed> relayed = audit.topic();
        String anew = lectern.startQueryOnEmptyViews();
        audit.awaitApplied(anew, relayed);
        audit.compareWith(anew);
        lectern.killOthers();
    }

    @Test
    void aLostTopicIsRelayedAnewAndARestoredStoreIsNotPassedOff() throws Exception {
        try (var lectern = new Installation()) {
            var audit = new Audit(lectern.addresses());
            var ledger = new Ledger();
            write(lectern, ledger, "first");
            audit.readModels(ledger, audit.topic());

            deleteTopic(lectern);
            awaitWhole(lectern, audit, ledger);

            lectern.kill(Part.QUERY);
            lectern.kill(Part.COMMAND);
            deleteTopic(lectern);
            lectern.start(Part.COMMAND);
            lectern.start(Part.QUERY);
            lectern.awaitAnswer(Part.COMMAND);
            awaitWhole(lectern, audit, ledger);

            restore(lectern, ledger);
        }
    }

    private static void restore(Installation lectern, Ledger ledger) throws IOException {
        Path hourAgo = lectern.backUpPostgres();
        write(lectern, ledger, "since");
        List<Relayed> relayed = new Audit(lectern.addresses()).topic();
        lectern.restorePostgres(hourAgo);
        String reason = "The topic is at position " + relayed.size();
        requireHalted(lectern.service(Part.COMMAND), reason);

        lectern.killAndRestart(Part.COMMAND);
        Instance command = lectern.service(Part.COMMAND);
        requireHalted(command, reason);

        // However much is written since: it is another history.
        write(lectern, new Ledger(), "afterwards");
        assertThat(command.relayState()).isEqualTo("HALTED");
        assertThat(Topic.read(lectern.addresses().kafka())).isEqualTo(relayed);

        // The read models, set back too, go on to where the topic ends, and no further.
        var audit = new Audit(lectern.addresses());
        audit.awaitApplied(relayed);
        String anew = lectern.startQueryOnEmptyViews();
        audit.awaitApplied(anew, relayed);
        audit.compareWith(anew);
        lectern.killOthers();
    }

    private static void requireHalted(Instance command, String reason) throws IOException {
        soon().until(() -> command.relayState().equals("HALTED"));
        assertThat(command.health("relay").path("status").asString()).isEqualTo("DOWN");
        assertThat(command.health("relay").path("details").path("reason").asString())
                .contains(reason, "an older store was restored");
        assertThat(command.metrics()).contains("lectern_relay_halted 1.0");
        assertThat(command.process().output()).contains("The relay has halted").contains(reason);
    }
}
