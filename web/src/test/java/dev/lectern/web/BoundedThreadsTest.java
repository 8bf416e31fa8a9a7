package dev.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class BoundedThreadsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Semaphore allowed = new Semaphore(0);

    @Test
    void doNoMoreThanSoManyTasksAtOnce() {
        var threads = new BoundedThreads(3, PATIENCE, "bounded-");
        var begun = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            threads.execute(() -> {
                begun.incrementAndGet();
                allowed.acquireUninterruptibly();
            });
        }
        await().until(() -> allowed.getQueueLength() == 3);
        assertThat(begun).hasValue(3);
        allowed.release(2);
        await().until(() -> begun.get() == 5);
        await().until(() -> allowed.getQueueLength() == 3);
        assertThat(begun).hasValue(5);
        allowed.release(98);
        await().until(() -> begun.get() == 100);
    }

    @Test
    void takeThemInOrder() {
        var threads = new BoundedThreads(1, PATIENCE, "bounded-");
        List<Integer> order = new CopyOnWriteArrayList<>();
        threads.execute(allowed::acquireUninterruptibly);
        IntStream.range(0, 1_000).forEach(i -> threads.execute(() -> order.add(i)));
        assertThat(order).isEmpty();
        allowed.release();
        await().until(() -> order.size() == 1_000);
        assertThat(order).isSorted();
    }

    @Test
    void forgetNone() {
        var threads = new BoundedThreads(2, PATIENCE, "bounded-");
        var done = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            Thread.startVirtualThread(() -> {
                for (int j = 0; j < 10_000; j++) {
                    threads.execute(done::incrementAndGet);
                }
            });
        }
        await().until(() -> done.get() == 40_000);
    }

    @Test
    void tellOneThatHasWaitedForTooLong() {
        assertThat(isLateAfter(Duration.ofMillis(20), PATIENCE)).isFalse();
        assertThat(isLateAfter(Duration.ofMillis(20), Duration.ofMillis(10))).isTrue();
        assertThat(BoundedThreads.isLate()).isFalse();
    }

    private boolean isLateAfter(Duration wait, Duration patience) {
        var threads = new BoundedThreads(1, patience, "bounded-");
        var late = new CompletableFuture<Boolean>();
        threads.execute(allowed::acquireUninterruptibly);
        threads.execute(() -> late.complete(BoundedThreads.isLate()));
        long began = System.nanoTime();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> System.nanoTime() - began > wait.toNanos());
        assertThat(late).isNotDone();
        allowed.release();
        return late.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
