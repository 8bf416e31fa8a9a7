package dev.lectern.eventstore;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Calls that run at the same time, each on a virtual thread of its own, and what became of them.
 */
final class Gathered {

    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final Map<Integer, Throwable> failures = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts the calls; each is given its number and returns a position. */
    static Gathered of(int calls, IntFunction<Long> call) {
        var gathered = new Gathered();
        for (int i = 0; i < calls; i++) {
            int number = i;
            gathered.threads.add(Thread.ofVirtual().start(() -> gathered.run(number, call)));
        }
        return gathered;
    }

    private void run(int number, IntFunction<Long> call) {
        try {
            positions.put(number, call.apply(number));
        } catch (Throwable e) {
            failures.put(number, e);
        }
    }

    /**
     * Has the calls land in one batch: a first append is stopped at the lock, the others queue
     * behind it.
     *
     * @param beforeRelease run when all of them wait
     */
    static Gathered inOneBatch(
            Database database, Node node, int calls, IntFunction<Long> call, Runnable beforeRelease)
            throws Exception {
        Gathered plug;
        Gathered batch;
        try (var _ = database.holdLock()) {
            plug = of(1, i -> node.append(Node.event("Plug", "", "plug:1")));
            awaitMeter(node, "eventstore.writing", 1);
            batch = of(calls, call);
            awaitMeter(node, "eventstore.queue.depth", calls);
            beforeRelease.run();
        }
        plug.join();
        batch.join();
        return batch;
    }

    static void awaitMeter(Node node, String meter, int value) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> node.meter(meter) == value);
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    List<Thread> threads() {
        return threads;
    }

    Map<Integer, Long> positions() {
        return positions;
    }

    Map<Integer, Throwable> failures() {
        return failures;
    }
}
