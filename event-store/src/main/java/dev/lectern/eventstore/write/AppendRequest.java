package dev.lectern.eventstore.write;

import dev.lectern.eventstore.Deadline;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.index.Condition;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** One append on its way: waiting, taken by the writer, withdrawn by its caller, or answered. */
final class AppendRequest {

    private enum Waiting {
        QUEUED,
        TAKEN,
        WITHDRAWN
    }

    private record Answer(long position, @Nullable RuntimeException failure) {}

    private final @Nullable Condition condition;
    private final List<Draft> drafts;
    private final @Nullable IdempotencyKey key;
    private final long bytes;
    private final @Nullable Deadline deadline;
    private final Thread caller = Thread.currentThread();
    private volatile boolean abandoned;
    private final AtomicReference<Object> state = new AtomicReference<>(Waiting.QUEUED);

    AppendRequest(
            @Nullable Condition condition,
            List<Draft> drafts,
            @Nullable IdempotencyKey key,
            @Nullable Deadline deadline) {
        this.condition = condition;
        this.drafts = drafts;
        this.key = key;
        this.bytes = drafts.stream().mapToLong(Draft::bytes).sum();
        this.deadline = deadline;
    }

    @Nullable Condition condition() {
        return condition;
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** Of all its events. */
    long bytes() {
        return bytes;
    }

    @Nullable IdempotencyKey key() {
        return key;
    }

    @Nullable Deadline deadline() {
        return deadline;
    }

    /** For the writer: from here on the append may be stored. False if the caller has left. */
    boolean take() {
        return state.compareAndSet(Waiting.QUEUED, Waiting.TAKEN);
    }

    /** For the caller: true if the append has not been taken and never will be. */
    boolean withdraw() {
        return state.compareAndSet(Waiting.QUEUED, Waiting.WITHDRAWN);
    }

    /** For the caller: it has stopped waiting. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    void succeed(long lastPosition) {
        answer(new Answer(lastPosition, null));
    }

    void fail(RuntimeException failure) {
        answer(new Answer(-1, failure));
    }

    private void answer(Answer answer) {
        state.set(answer);
        LockSupport.unpark(caller); // nothing of the caller's runs on the writer's thread
    }

    boolean isAnswered() {
        return state.get() instanceof Answer;
    }

    /**
     * For the caller's thread: waits for the answer.
     *
     * @return false if there is none by the deadline ({@link System#nanoTime()}) or the thread was
     *     interrupted, whose status stays set
     */
    boolean await(long deadline) {
        while (!isAnswered()) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, left);
        }
        return true;
    }

    /**
     * The last position of the append.
     *
     * @throws RuntimeException what the append was refused with
     */
    long result() {
        if (!(state.get() instanceof Answer answer)) {
            throw new IllegalStateException("Not answered yet");
        }
        if (answer.failure != null) {
            throw answer.failure;
        }
        return answer.position;
    }
}
