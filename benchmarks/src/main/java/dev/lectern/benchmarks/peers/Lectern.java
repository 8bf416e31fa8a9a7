package dev.lectern.benchmarks.peers;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.room.Audience;
import dev.lectern.benchmarks.room.Participant;
import dev.lectern.benchmarks.room.Room;
import dev.lectern.benchmarks.system.Installation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ours: five thousand participants, each with a ballot in one poll; once all have voted they go on
 * to the next one.
 */
final class Lectern implements Entrant {

    private static final int PARTICIPANTS = 5_000;
    private static final int POLLS = 400;

    private final List<Http> connections = new ArrayList<>();
    private final List<Participant> participants;
    private final String[] ballots = new String[POLLS];
    private final String run = UUID.randomUUID().toString();
    private final AtomicLong votes = new AtomicLong();

    Lectern(Installation installation) throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Http(installation.commandPort()));
        }
        try (var room = new Room(installation, "hall")) {
            for (int i = 0; i < POLLS; i++) {
                room.open("poll-" + i);
                ballots[i] = room.ballot("poll-" + i);
            }
            participants = Audience.join(installation.commandPort(), room.code(), PARTICIPANTS);
        }
    }

    @Override
    public String name() {
        return "lectern";
    }

    @Override
    public void vote(int caller) throws IOException {
        long n = votes.getAndIncrement();
        Http.Answer answer =
                participants
                        .get((int) (n % PARTICIPANTS))
                        .vote(
                                connections.get(caller),
                                ballots[(int) (n / PARTICIPANTS)],
                                Room.option(n),
                                run + n);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }

    @Override
    public long cpuNanos() {
        return 0;
    }

    @Override
    public void close() {
        // Its services are the installation's.
    }
}
