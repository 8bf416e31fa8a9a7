package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.command.CommandService;
import dev.lectern.query.QueryService;
import dev.lectern.whole.Installation.Part;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/**
 * The active relay and a projector are stopped in the middle of a transaction for longer than
 * anything waits, others take over, and both go on as if nothing had happened: a long garbage
 * collection, a frozen virtual machine.
 */
class PausedProcessesTest {

    /** Promised for the relay. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(10);

    /** Above the transaction timeouts of Kafka (30 s) and PostgreSQL (10 s), and all others. */
    private static final Duration PAUSE = Duration.ofSeconds(35);

    /** Above the lease, below what the relay waits for Kafka. */
    private static final Duration SLOW = Duration.ofSeconds(8);

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation lectern = Installation.shared();
    private final Addresses addresses = lectern.addresses();
    private final Instance command = lectern.service(Part.COMMAND);
    private final Instance query = lectern.service(Part.QUERY);
    private final Ledger ledger = new Ledger();

    private static ConditionFactory soon() {
        return await().atMost(SOON).ignoreExceptionsInstanceOf(IOException.class);
    }

    @Test
    void othersTakeOverAndWhoeverWasPausedGoesOnAsStandby() throws IOException {
        Instance otherCommand = lectern.startAnother(CommandService.class, java.util.Map.of());
        Instance otherQuery = lectern.startAnother(QueryService.class, java.util.Map.of());
        soon().until(() -> command.relayState().equals("RELAYING"));
        soon().until(() -> otherCommand.relayState().equals("STANDBY"));
        soon().until(() -> query.following() > 0 && otherQuery.following() > 0);
        var throughOthers =
                new Addresses(
                        otherCommand.url(),
                        otherQuery.url(),
                        addresses.jdbc(),
                        addresses.kafka(),
                        addresses.ownerKey());
        var audit = new Audit(addresses);

        try (var _ = new Clients(throughOthers, ledger, "paused", 2, 1);
                var transactions = new Transactions(addresses)) {
            soon().until(() -> ledger.recorded() > 10);
            staysActiveWhileKafkaIsSlow(otherCommand);
            pauseInside(query.process(), transactions::projectionStaysInside);
            pauseInside(command.process(), transactions::relayIsInside);
            long paused = System.nanoTime();
            awaitTakeover(otherCommand, paused, lectern.head());
            long recorded = ledger.recorded();
            soon().until(() -> ledger.recorded() > recorded + 20);
            audit.awaitApplied(
                    addresses.jdbc().apply("lectern_views"), Topic.read(addresses.kafka()));

            await().atMost(PAUSE.plusSeconds(5))
                    .until(() -> System.nanoTime() - paused > PAUSE.toNanos());
            command.process().resume();
            query.process().resume();
            soon().until(() -> command.relayState().equals("STANDBY"));
            soon().until(() -> query.following() > 0);
            assertThat(write(command)).isEqualTo(201);
        }
        audit.store(ledger);
        audit.readModels(ledger, audit.topic());

        long killed = System.nanoTime();
        lectern.killOthers();
        long head = lectern.head();
        assertThat(write(command)).isEqualTo(201);
        awaitTakeover(command, killed, head);
        List<Topic.Relayed> relayed = audit.topic();
        audit.awaitApplied(addresses.jdbc().apply("lectern_views"), relayed);
        String anew = lectern.startQueryOnEmptyViews();
        audit.awaitApplied(anew, relayed);
        audit.compareWith(anew);
        lectern.killOthers();
    }

    /** A batch that takes longer than the lease is no reason to fence whoever sends it. */
    private void staysActiveWhileKafkaIsSlow(Instance standby) {
        JavaProcess kafka = lectern.process(Part.KAFKA);
        long head = lectern.head();
        // Either may have been on standby before, as when it was started after a kill.
        int saidByActive = command.process().output().length();
        int saidByStandby = standby.process().output().length();
        kafka.pause();
        try {
            await().during(SLOW)
                    .atMost(SLOW.multipliedBy(2))
                    .until(() -> standby.relayState().equals("STANDBY"));
        } finally {
            kafka.resume();
        }
        soon().until(() -> hasArrived(head));
        assertThat(command.process().output().substring(saidByActive))
                .doesNotContain("The relay is STANDBY");
        assertThat(standby.process().output().substring(saidByStandby))
                .doesNotContain("The relay is at position");
    }

    /**
     * @param since when there was none, as {@link System#nanoTime} tells
     * @param head of the store at that time or later: what is behind it can only be the successor's
     */
    private void awaitTakeover(Instance successor, long since, long head) {
        await().atMost(TAKEN_OVER.minusNanos(System.nanoTime() - since))
                .until(() -> successor.relayState().equals("RELAYING") && hasArrived(head));
    }

    private boolean hasArrived(long head) {
        return Topic.positions(addresses.kafka()).getLast() > head;
    }

    private static void pauseInside(
            JavaProcess process, java.util.function.BooleanSupplier isInside) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(7))
                .until(() -> {
                    process.pause();
                    if (isInside.getAsBoolean()) {
                        return true;
                    }
                    process.resume();
                    return false;
                });
    }

    private int write(Instance service) throws IOException {
        return Addresses.send(
                        addresses
                                .asOwner(
                                        service.url()
                                                + "/api/conferences/resumed-"
                                                + System.nanoTime())
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"title\":\"T\"}"))
                                .build())
                .statusCode();
    }
}
