package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.whole.Installation.Part;
import dev.lectern.whole.Ledger.Fate;
import dev.lectern.whole.Topic.Relayed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Every process is killed with {@code kill -9} at random points while commands flow; then what the
 * clients were told is compared with what is there. {@code -Dlectern.kills=200} makes it long,
 * {@code -Dlectern.minutes=20} ends it earlier, {@code -Dlectern.seed=…} repeats the choices of
 * another run.
 */
class KilledProcessesTest {

    private static final int KILLS = Integer.getInteger("lectern.kills", 5);
    private static final long SEED = Long.getLong("lectern.seed", new Random().nextLong());
    private static final Duration AT_MOST =
            Duration.ofMinutes(Integer.getInteger("lectern.minutes", 60));
    private static final Duration START = Duration.ofSeconds(90);
    private static final int CLIENTS = 4;
    private static final int MANY = 50;

    @Test
    void losesNothingAndDoublesNothingWhateverIsKilledAndWhenever() {
        System.out.printf("%d kills, -Dlectern.seed=%d%n", KILLS, SEED);
        Installation lectern = Installation.shared();
        Addresses addresses = lectern.addresses();
        var ledger = new Ledger();
        var audit = new Audit(addresses);
        await().atMost(START)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> lectern.service(Part.QUERY).following() > 0);
        List<String> tables = audit.tables();
        try (var _ = new Clients(addresses, ledger, "crash", CLIENTS, SEED);
                var transactions = new Transactions(addresses)) {
            strike(new Strikes(lectern, ledger, transactions, SEED));
        }
        for (Part part : List.of(Part.COMMAND, Part.QUERY)) {
            lectern.awaitAnswer(part);
        }
        for (Fate fate : Fate.values()) {
            System.out.printf("%s: %d%n", fate, ledger.count(fate));
        }
        assertThat(ledger.count(Fate.RECORDED)).isPositive();
        assertThat(ledger.count(Fate.REFUSED)).isPositive();

        audit.store(ledger);
        List<Relayed> relayed = audit.topic();
        audit.readModels(ledger, relayed);
        assertThat(audit.tables()).as("no rebuild has mended anything").isEqualTo(tables);
        String anew = lectern.startQueryOnEmptyViews();
        audit.awaitApplied(anew, relayed);
        audit.compareWith(anew);
        lectern.killOthers();
    }

    private static void strike(Strikes strikes) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (strikes.kills() < KILLS && System.nanoTime() < deadline) {
            strikes.strike(KILLS);
        }
        System.out.println("Killed: " + new TreeMap<>(strikes.counts()));
        if (strikes.kills() >= MANY) {
            for (Part part : Part.values()) {
                assertThat(strikes.inside(part)).as("%s inside", part).isPositive();
            }
        }
    }
}
