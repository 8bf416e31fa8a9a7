package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.room.Audience;
import dev.lectern.benchmarks.room.Participant;
import dev.lectern.benchmarks.room.Room;
import dev.lectern.benchmarks.sse.Readers;
import dev.lectern.benchmarks.system.Await;
import dev.lectern.benchmarks.system.Cpu;
import dev.lectern.benchmarks.system.Installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One keynote on services that have only just started. */
final class Run {

    private static final String CONFERENCE = "civic-2026";
    private static final String POLL = "shall-we";
    private static final long SEED = 20_26;
    private static final double PATIENCE_SECONDS = 60;
    private static final long SECOND = 1_000_000_000;

    private final Plan plan;
    private final Disturbance disturbance;
    private final Installation installation;
    private final Ledger ledger = new Ledger();

    Run(Plan plan, Disturbance disturbance, Installation installation) {
        this.plan = plan;
        this.disturbance = disturbance;
        this.installation = installation;
    }

    Outcome run() throws Exception {
        try (var room = new Room(installation, CONFERENCE)) {
            room.open(POLL);
            List<String> tokens = // readers are participants, too
                    Audience.join(installation.commandPort(), room.code(), plan.readers()).stream()
                            .map(Participant::token)
                            .toList();
            String poll = room.path() + "/polls/" + POLL;
            long start = System.nanoTime() + 2 * SECOND; // until everybody is ready
            var tallies = new Tallies(plan.readers(), start);
            try (var readers =
                    new Readers(installation.queryPort(), poll + "/live", tokens, tallies)) {
                readers.awaitOpen(PATIENCE_SECONDS);
                long cpu = Cpu.own();
                Window window = letEverybodyIn(room, start);
                double seconds = (double) (System.nanoTime() - start) / SECOND;
                double share =
                        100.0
                                * (Cpu.own() - cpu)
                                / (seconds * SECOND)
                                / Runtime.getRuntime().availableProcessors();
                awaitTally(tallies);
                new Recount(installation, ledger, poll)
                        .check(plan.participants(), plan.participants() + plan.readers());
                return new Summary(plan, ledger, tallies, window)
                        .outcome(disturbance, readers.lost(), share);
            }
        }
    }

    /** Returns when everybody has been acknowledged, or has given up. */
    private Window letEverybodyIn(Room room, long start) throws Exception {
        var sender = new Sender(ledger, start);
        var doors = new Visitor.Doors(installation.commandPort(), room.code(), room.ballot(POLL));
        var random = new Random(SEED);
        var visitors = new ArrayList<Thread>();
        for (int i = 0; i < plan.participants(); i++) {
            var visitor = new Visitor(i, plan.visit(i, random), doors, ledger, sender);
            visitors.add(Thread.ofVirtual().start(() -> Await.done(visitor::come)));
        }
        Window window = Window.NEVER;
        if (disturbance != Disturbance.NONE) {
            TimeUnit.NANOSECONDS.sleep((long) (plan.middle() * SECOND) - sender.now());
            long from = sender.now();
            disturbance.strike(installation);
            window = Window.of(from, sender.now());
        }
        for (Thread visitor : visitors) {
            visitor.join();
        }
        return window;
    }

    private void awaitTally(Tallies tallies) throws Exception {
        int ballots = ledger.tally().values().stream().mapToInt(Integer::intValue).sum();
        Await.until(
                "every reader has seen all " + ballots + " ballots; " + ledger.contradictions(),
                PATIENCE_SECONDS,
                () -> tallies.least(Long.MAX_VALUE) >= ballots);
    }
}
