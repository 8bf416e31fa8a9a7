package dev.lectern.benchmarks.room;

import dev.lectern.benchmarks.load.Http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets many in at once. */
public final class Audience {

    private static final int CONNECTIONS = 32;

    private Audience() {}

    /**
     * Joins with the code, as fast as it is answered.
     *
     * @throws IllegalStateException if somebody is not let in
     */
    public static List<Participant> join(int port, String code, int count)
            throws InterruptedException {
        var next = new AtomicInteger();
        List<Participant> in = Collections.synchronizedList(new ArrayList<>());
        List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try (var http = new Http(port)) {
                                    while (next.getAndIncrement() < count) {
                                        in.add(join(http, code));
                                    }
                                } catch (IOException | IllegalStateException e) {
                                    failures.add(e);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("Not everybody could join", failures.getFirst());
        }
        return List.copyOf(in);
    }

    private static Participant join(Http http, String code) throws IOException {
        Http.Answer joined = Participant.join(http, code, UUID.randomUUID().toString());
        if (joined.status() != 201) {
            throw new IllegalStateException(joined.status() + ": " + joined.body());
        }
        return Participant.of(joined);
    }
}
