package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.load.Samples;
import dev.lectern.benchmarks.system.Installation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes that resemble votes: scorecards, each by one judge on one demo, independent of one
 * another; every other one in one hot conference, the others spread. Each records one event; a card
 * whose turn comes again is revised.
 */
final class Votes {

    private static final String COMPETITION =
            """
            {"title": "Finals",
             "criteria": [{"id": "impact", "name": "Impact", "weight": 60}, {"id": "craft", "name": "Craft", "weight": 40}],
             "scale": {"min": 0, "max": 5, "step": 0.5}}
            """;

    private static final int ATTEMPTS = 10;

    private static final Conferences HOT = new Conferences("hot", 1, 200, 1_000);
    private static final Conferences SPREAD = new Conferences("spread", 100, 20, 50);

    /** Small ones, whose reads are cheap. */
    private static final Conferences SMALL = new Conferences("small", 24, 5, 5);

    private final AtomicLong votes = new AtomicLong();
    private final AtomicLong smallVotes = new AtomicLong();

    private record Conferences(String name, int count, int judges, int demos) {

        String conference(long n) {
            return name + n % count;
        }

        /** Every card of every conference once, then every card again with other scores. */
        Vote vote(long n) {
            long card = n / count;
            long judge = card % judges;
            long demo = card / judges % demos;
            long score = card / judges / demos % 11;
            return new Vote(
                    conference(n),
                    "/judges/j" + judge + "/scorecards/d" + demo,
                    "{\"scores\":{\"impact\":"
                            + score / 2.0
                            + ",\"craft\":"
                            + (judge + demo) % 11 / 2.0
                            + "}}");
        }
    }

    record Vote(String conference, String card, String json) {

        String path() {
            return Votes.path(conference) + card;
        }
    }

    private static String path(String conference) {
        return "/api/conferences/" + conference + "/competitions/main";
    }

    /** What a person looks at who wants to see a card of a small conference. */
    static String progressOf(String conference) {
        return path(conference) + "/judges";
    }

    static String rankingOf(String conference) {
        return path(conference) + "/ranking?model=mean";
    }

    Vote next() {
        long n = votes.getAndIncrement();
        return n % 2 == 0 ? HOT.vote(n / 2) : SPREAD.vote(n / 2);
    }

    Vote nextSmall() {
        return SMALL.vote(smallVotes.getAndIncrement());
    }

    String anySmall() {
        return SMALL.conference(smallVotes.get());
    }

    /** Conferences, demos, competitions and judges, so that votes are accepted. */
    static void prepare(Installation installation, int connections) throws Exception {
        var first = new ArrayList<String[]>();
        var rest = new ArrayList<String[]>();
        for (Conferences conferences : List.of(HOT, SPREAD, SMALL)) {
            for (int i = 0; i < conferences.count; i++) {
                String conference = conferences.conference(i);
                first.add(put("/api/conferences/" + conference, "{\"title\": \"Hack Night\"}"));
                rest.add(put(path(conference), COMPETITION));
                for (int d = 0; d < conferences.demos; d++) {
                    rest.add(
                            put(
                                    "/api/conferences/" + conference + "/demos/d" + d,
                                    "{\"title\": \"A demo\"}"));
                }
            }
        }
        var judges = new ArrayList<String[]>();
        for (Conferences conferences : List.of(HOT, SPREAD, SMALL)) {
            for (int i = 0; i < conferences.count; i++) {
                for (int j = 0; j < conferences.judges; j++) {
                    judges.add(
                            put(
                                    path(conferences.conference(i)) + "/judges/j" + j,
                                    "{\"name\": \"Ada\"}"));
                }
            }
        }
        for (var writes : List.of(first, rest, judges)) {
            send(installation, connections, writes);
        }
    }

    private static String[] put(String path, String json) {
        return new String[] {path, json};
    }

    private static void send(Installation installation, int connections, List<String[]> writes)
            throws InterruptedException {
        var next = new AtomicLong();
        var failures = new Samples();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try (var http =
                                        new Http(
                                                installation.commandPort(),
                                                installation.ownerKey())) {
                                    for (long n = next.getAndIncrement();
                                            n < writes.size();
                                            n = next.getAndIncrement()) {
                                        String[] write = writes.get((int) n);
                                        insist(http, write);
                                    }
                                } catch (IOException | IllegalStateException e) {
                                    failures.fail(e);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failures.summary().failures() > 0) {
            throw new IllegalStateException("What is voted on could not be prepared");
        }
    }

    /** A service that has only just started may be slower than it is patient. */
    private static void insist(Http http, String[] write) throws IOException {
        Http.Answer answer = http.put(write[0], write[1]);
        for (int attempt = 1; answer.status() == 503 && attempt < ATTEMPTS; attempt++) {
            answer = http.put(write[0], write[1]);
        }
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }

    /**
     * @throws IllegalStateException if it recorded nothing
     */
    static Http.Answer require(Http.Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
