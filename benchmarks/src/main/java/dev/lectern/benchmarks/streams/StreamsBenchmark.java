package dev.lectern.benchmarks.streams;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.room.Audience;
import dev.lectern.benchmarks.room.Participant;
import dev.lectern.benchmarks.room.Room;
import dev.lectern.benchmarks.sse.Readers;
import dev.lectern.benchmarks.system.Await;
import dev.lectern.benchmarks.system.Directories;
import dev.lectern.benchmarks.system.Installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Open live streams of one poll, in which somebody votes once a second. Arguments: {@code quick} or
 * {@code full}, the directory of the results, the jars of both services.
 */
final class StreamsBenchmark {

    private static final String POLL = "shall-we";
    private static final double PATIENCE_SECONDS = 120;
    private static final double REACHED_SECONDS = 30;
    private static final long SECOND = 1_000_000_000;

    private final Plan plan;
    private final Installation installation;
    private final List<Found.Memory> memory = new ArrayList<>();

    private StreamsBenchmark(Plan plan, Installation installation) {
        this.plan = plan;
        this.installation = installation;
    }

    public static void main(String[] arguments) throws Exception {
        Plan plan = arguments[0].equals("full") ? Plan.full() : Plan.quick();
        Path directory = Files.createTempDirectory("streams-benchmark");
        try (var installation =
                new Installation(
                        directory, Path.of(arguments[2]), Path.of(arguments[3]), Map.of())) {
            var report = new Report(new StreamsBenchmark(plan, installation).run());
            System.out.println(report.table());
            report.write(Path.of(arguments[1]));
        }
        Directories.delete(directory);
    }

    private Found run() throws Exception {
        try (var room = new Room(installation, "civic-2026")) {
            room.open(POLL);
            List<Participant> audience =
                    Audience.join(installation.commandPort(), room.code(), plan.readers());
            var arrivals = new Arrivals(plan.readers(), plan.updates());
            try (var readers =
                    new Readers(
                            installation.queryPort(),
                            room.path() + "/polls/" + POLL + "/live",
                            audience.stream().map(Participant::token).toList(),
                            arrivals)) {
                readers.awaitOpen(PATIENCE_SECONDS);
                var before = installation.cpu();
                List<Found.Update> updates = update(room.ballot(POLL), audience, arrivals);
                var cpu =
                        installation
                                .cpu()
                                .perOperation(before, (long) plan.updates() * plan.readers());
                return new Found(plan, updates, memory, cpu, readers.lost());
            }
        }
    }

    private List<Found.Update> update(String ballot, List<Participant> audience, Arrivals arrivals)
            throws Exception {
        var acknowledged = new long[plan.updates()];
        long start = System.nanoTime();
        Thread looking = Thread.ofPlatform().start(() -> Await.done(() -> look(start)));
        try (var http = new Http(installation.commandPort())) {
            for (int i = 0; i < plan.updates(); i++) {
                TimeUnit.NANOSECONDS.sleep(start + i * SECOND - System.nanoTime());
                vote(http, ballot, audience.get(i));
                acknowledged[i] = System.nanoTime();
            }
        }
        Await.until(
                "the last update reaches everybody",
                REACHED_SECONDS,
                () -> arrivals.hasReachedAll(plan.updates() - 1));
        looking.join();
        var updates = new ArrayList<Found.Update>();
        for (int i = 0; i < plan.updates(); i++) {
            double[] millis = arrivals.millis(i, acknowledged[i]);
            updates.add(
                    new Found.Update(
                            (double) (acknowledged[i] - start) / SECOND,
                            millis[millis.length / 2],
                            millis[millis.length * 99 / 100],
                            millis[millis.length - 1]));
        }
        return updates;
    }

    private static void vote(Http http, String ballot, Participant participant) throws IOException {
        Http.Answer answer =
                participant.vote(http, ballot, Room.option(0), UUID.randomUUID().toString());
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }

    /** At the heap, from beginning to end. */
    private void look(long start) throws InterruptedException {
        for (int second = 0; second <= plan.updates(); second += plan.looks()) {
            TimeUnit.NANOSECONDS.sleep(start + second * SECOND - System.nanoTime());
            try {
                memory.add(
                        new Found.Memory(
                                second,
                                installation.query().liveHeapBytes(),
                                installation.query().residentBytes()));
            } catch (IOException e) {
                throw new IllegalStateException("query-service cannot be looked at", e);
            }
        }
    }
}
