package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.load.Round;
import dev.lectern.benchmarks.load.Samples;
import dev.lectern.benchmarks.system.Installation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Everybody who writes and reads, over a bounded number of connections. */
final class Users {

    private static final int WRITERS = 64;
    private static final int LOOKERS = 16;

    private final Votes votes = new Votes();
    private final Acknowledged acknowledged;
    private final AtomicLong written = new AtomicLong();
    private final List<Http> writers = new ArrayList<>();
    private final List<Http> lookersWriting = new ArrayList<>();
    private final List<Http> lookersReading = new ArrayList<>();
    private final List<Http> readers = new ArrayList<>();

    Users(Installation installation, Acknowledged acknowledged) {
        this.acknowledged = acknowledged;
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Http(installation.commandPort(), installation.ownerKey()));
        }
        for (int i = 0; i < LOOKERS; i++) {
            lookersWriting.add(new Http(installation.commandPort(), installation.ownerKey()));
            lookersReading.add(new Http(installation.queryPort(), installation.ownerKey()));
            readers.add(new Http(installation.queryPort(), installation.ownerKey()));
        }
    }

    /** As fast as they are answered. */
    Round voteAtMost(double seconds) throws InterruptedException {
        return Round.of(WRITERS, seconds, (caller, _) -> vote(writers.get(caller)));
    }

    /**
     * @param latencies from when the vote was due to its 201
     */
    OpenLoop vote(double rate, double seconds, Samples latencies) {
        return new OpenLoop(
                WRITERS,
                rate,
                seconds,
                latencies,
                (worker, due) -> {
                    vote(writers.get(worker));
                    latencies.add(System.nanoTime() - due);
                });
    }

    private void vote(Http http) throws Exception {
        Votes.Vote vote = votes.next();
        acknowledge(vote, Votes.require(http.put(vote.path(), vote.json())));
    }

    private void acknowledge(Votes.Vote vote, Http.Answer answer) {
        written.incrementAndGet();
        acknowledged.note(vote.conference(), answer.position());
    }

    /**
     * Votes, and reads as soon as the vote is acknowledged, with its position.
     *
     * @param visible from the 201 to the answer of the read
     */
    OpenLoop look(double rate, double seconds, Samples visible) {
        return new OpenLoop(
                LOOKERS,
                rate,
                seconds,
                visible,
                (worker, _) -> {
                    Votes.Vote vote = votes.nextSmall();
                    Http.Answer answer =
                            Votes.require(lookersWriting.get(worker).put(vote.path(), vote.json()));
                    long acknowledgedAt = System.nanoTime();
                    acknowledge(vote, answer);
                    read(
                            lookersReading.get(worker),
                            Votes.progressOf(vote.conference()),
                            answer.position());
                    visible.add(System.nanoTime() - acknowledgedAt);
                });
    }

    /**
     * Reads of small conferences, of two read models in turn.
     *
     * @param latencies from when the read was due to its answer
     */
    OpenLoop read(double rate, double seconds, Samples latencies) {
        return new OpenLoop(
                LOOKERS,
                rate,
                seconds,
                latencies,
                (worker, due) -> {
                    String conference = votes.anySmall();
                    read(
                            readers.get(worker),
                            due % 2 == 0
                                    ? Votes.progressOf(conference)
                                    : Votes.rankingOf(conference),
                            0);
                    latencies.add(System.nanoTime() - due);
                });
    }

    private static void read(Http http, String path, long position) throws Exception {
        Http.Answer read = http.get(path, position);
        if (read.status() != 200) {
            throw new IllegalStateException(read.status() + ": " + read.body());
        }
    }

    /** Votes acknowledged so far. */
    long written() {
        return written.get();
    }
}
