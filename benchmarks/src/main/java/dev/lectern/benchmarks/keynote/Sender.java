package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.load.Http;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Sends a request until it is acknowledged, as an application would: with the same key, after a
 * pause, for a bounded time.
 */
final class Sender {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Pattern CODE = Pattern.compile("\"code\" *: *\"([^\"]*)\"");

    private final Ledger ledger;
    private final long start;

    /**
     * @param start of everything, by {@link System#nanoTime()}
     */
    Sender(Ledger ledger, long start) {
        this.ledger = ledger;
        this.start = start;
    }

    /** One attempt. */
    @FunctionalInterface
    interface Attempt {
        Http.Answer send(Http http) throws IOException;
    }

    /**
     * @param due from the beginning, in nanoseconds
     * @throws IllegalStateException if it is refused for good, or not acknowledged in time
     */
    Http.Answer insist(Http http, Request.Kind kind, long due, Attempt attempt)
            throws InterruptedException {
        long pause = FIRST_PAUSE.toMillis();
        for (int attempts = 1; ; attempts++) {
            String trouble;
            try {
                Http.Answer answer = attempt.send(http);
                if (answer.status() / 100 == 2) {
                    ledger.acknowledged(new Request(kind, due, now(), attempts), answer);
                    return answer;
                }
                trouble = problem(answer);
                if (answer.status() / 100 == 4
                        && answer.status() != 429
                        && answer.status() != 409) {
                    throw new IllegalStateException(
                            kind + ": " + answer.status() + " " + answer.body());
                }
            } catch (IOException e) {
                trouble = e.getClass().getSimpleName();
            }
            ledger.trouble(trouble);
            if (now() - due > PATIENCE.toNanos()) {
                throw new IllegalStateException(kind + " is not acknowledged: " + trouble);
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
        }
    }

    private static String problem(Http.Answer answer) {
        var code = CODE.matcher(answer.body());
        return answer.status() + (code.find() ? " " + code.group(1) : "");
    }

    /** Nanoseconds since the beginning. */
    long now() {
        return System.nanoTime() - start;
    }
}
