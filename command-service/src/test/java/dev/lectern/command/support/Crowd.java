package dev.lectern.command.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many at once. */
public final class Crowd {

    private static final long SECONDS = 60;

    private Crowd() {}

    /**
     * All start at the same moment.
     *
     * @return what came of each, in the same order
     */
    public static <T> List<T> atOnce(List<? extends Callable<T>> actions) {
        var barrier = new CyclicBarrier(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (Callable<T> action : actions) {
                futures.add(
                        threads.submit(() -> {
                            barrier.await(SECONDS, TimeUnit.SECONDS);
                            return action.call();
                        }));
            }
            var results = new ArrayList<T>();
            for (Future<T> future : futures) {
                results.add(future.get(SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Somebody in the crowd failed", e);
        }
    }

    /** As many as that, each with its number from 0. */
    public static <T> List<T> atOnce(int size, IntFunction<T> action) {
        return atOnce(
                IntStream.range(0, size)
                        .<Callable<T>>mapToObj(i -> () -> action.apply(i))
                        .toList());
    }
}
