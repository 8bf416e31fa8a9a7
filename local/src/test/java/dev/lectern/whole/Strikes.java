package dev.lectern.whole;

import static org.awaitility.Awaitility.await;

import dev.lectern.whole.Installation.Part;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Kills parts of an installation while it works, half of the time at any moment, half of the time
 * in the middle of a transaction: whoever writes it is frozen, looked at, and killed if it is in
 * one, or the server that it writes to is.
 */
final class Strikes {

    private static final Duration AT_WORK = Duration.ofMinutes(2);
    private static final Duration AIMING = Duration.ofSeconds(4);
    private static final int LONGEST_DELAY_MILLIS = 50;

    private final Installation lectern;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Random random;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Part> turn = new ArrayList<>();
    private int kills;

    Strikes(Installation lectern, Ledger ledger, Transactions transactions, long seed) {
        this.lectern = lectern;
        this.ledger = ledger;
        this.transactions = transactions;
        this.random = new Random(seed);
    }

    int kills() {
        return kills;
    }

    /** One kill or, at times, a second one before the first victim is back. */
    void strike(int most) {
        long started = System.nanoTime();
        awaitWork(random.nextInt(1, 40));
        var down = new ArrayList<Part>();
        down.add(kill(next()));
        if (kills < most && random.nextInt(4) == 0) {
            Part second = next();
            if (!down.contains(second)) {
                lectern.kill(second);
                count(second, "while another was down");
                down.add(second);
            }
        }
        down.sort(null);
        for (Part part : down.reversed()) {
            lectern.start(part);
        }
        // Else the next one hits what is only just starting, or while it does.
        if (random.nextInt(4) == 0) {
            down.forEach(lectern::awaitAnswer);
        }
        System.out.printf(
                Locale.ROOT,
                "kill %d: %s, %d writes so far, %.1f s%n",
                kills,
                down,
                ledger.recorded(),
                (System.nanoTime() - started) / 1e9);
    }

    /** Every part in its turn, in an order that changes; the servers twice, as they start fast. */
    private Part next() {
        if (turn.isEmpty()) {
            turn.addAll(List.of(Part.values()));
            turn.addAll(List.of(Part.POSTGRES, Part.KAFKA));
            java.util.Collections.shuffle(turn, random);
        }
        return turn.removeLast();
    }

    private Part kill(Part part) {
        boolean aimed = random.nextBoolean();
        long delay = random.nextInt(LONGEST_DELAY_MILLIS * 1000);
        boolean hit =
                aimed
                        && switch (part) {
                            case COMMAND, KAFKA ->
                                    killInside(part, Part.COMMAND, transactions::relayIsInside);
                            case QUERY, POSTGRES ->
                                    killInside(part, Part.QUERY, transactions::projectionIsInside);
                        };
        if (!hit) {
            awaitWork(1);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(delay));
            lectern.kill(part);
        }
        count(part, hit ? "inside a transaction" : "at any moment");
        return part;
    }

    private boolean killInside(Part victim, Part writer, BooleanSupplier isInside) {
        JavaProcess process = lectern.process(writer);
        long deadline = System.nanoTime() + AIMING.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            process.pause();
            try {
                if (isInside.getAsBoolean()) {
                    lectern.kill(victim);
                    return true;
                }
            } finally {
                if (process.isAlive()) {
                    process.resume();
                }
            }
            LockSupport.parkNanos(random.nextInt(20_000_000));
        }
        return false;
    }

    private void count(Part part, String how) {
        kills++;
        counts.merge(part.name().toLowerCase(Locale.ROOT) + " " + how, 1, Integer::sum);
    }

    /** Waits until so many more writes have been acknowledged. */
    private void awaitWork(int writes) {
        long before = ledger.recorded();
        await().atMost(AT_WORK)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> ledger.recorded() >= before + writes);
    }

    /** How often what was hit. */
    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    int inside(Part part) {
        return counts.getOrDefault(
                part.name().toLowerCase(Locale.ROOT) + " inside a transaction", 0);
    }
}
