package dev.lectern.whole;

import dev.lectern.whole.Hall.Answer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Writes that begin when the last of them is there. */
final class AtOnce {

    private final CountDownLatch all;

    AtOnce(int writes) {
        all = new CountDownLatch(writes);
    }

    CompletableFuture<Answer> write(Supplier<Answer> writing) {
        var answer = new CompletableFuture<Answer>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        all.countDown();
                        all.await();
                        answer.complete(writing.get());
                    } catch (InterruptedException | RuntimeException | AssertionError e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer;
    }
}
