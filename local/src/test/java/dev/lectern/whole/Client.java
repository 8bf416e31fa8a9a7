package dev.lectern.whole;

import dev.lectern.whole.Ledger.Entry;
import dev.lectern.whole.Ledger.Fate;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Sends commands about one conference, one after the other, and keeps the ledger of them. */
final class Client implements Runnable {

    /** The only criterion. */
    static final String IMPACT = "impact";

    private static final int WORST = 1000;
    private static final Duration THINKING = Duration.ofMillis(10);

    private final Addresses addresses;
    private final Ledger ledger;
    private final String name;
    private final Random random;
    private final String conference;
    private int commands;
    private int demos;
    private int score;
    private volatile boolean stopped;

    Client(Addresses addresses, Ledger ledger, String name, long seed) {
        this.addresses = addresses;
        this.ledger = ledger;
        this.name = name;
        this.random = new Random(seed);
        this.conference = "/api/conferences/" + name;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        put(conference, "{\"title\":\"T\"}");
        put(
                conference + "/competitions/main",
                "{\"title\":\"M\",\"criteria\":[{\"id\":\"impact\",\"name\":\"I\",\"weight\":100}],"
                        + "\"scale\":{\"min\":0,\"max\":%d,\"step\":1}}".formatted(WORST));
        put(conference + "/competitions/main/judges/judge", "{\"name\":\"J\"}");
        register();
        while (!stopped) {
            act();
            LockSupport.parkNanos(THINKING.toNanos());
        }
    }

    private void act() {
        switch (random.nextInt(20)) {
            case 0 -> put("/api/conferences/nowhere/demos/none", "{\"title\":\"Refused\"}");
            case 1 -> score(WORST + 1);
            case 2 -> repeat();
            case 3, 4, 5, 6, 7, 8, 9, 10 -> revise();
            default -> register();
        }
    }

    private void register() {
        put(demo(demos), "{\"title\":\"T\"}");
        demos++;
    }

    /** To another value each time, so that each one is an event. */
    private void revise() {
        score = (score + 1) % WORST;
        score(score);
    }

    private void repeat() {
        put(demo(random.nextInt(demos)), "{\"title\":\"T\"}", /* anew= */ false);
    }

    private String demo(int number) {
        return conference + "/demos/d" + number;
    }

    private void score(int impact) {
        put(
                conference + "/competitions/main/judges/judge/scorecards/d0",
                "{\"scores\":{\"impact\":%d}}".formatted(impact));
    }

    /** What the body of a scorecard says. */
    static String impact(String body) {
        return JsonMapper.shared().readTree(body).at("/scores/" + IMPACT).asString();
    }

    private void put(String path, String body) {
        put(path, body, /* anew= */ true);
    }

    /**
     * @param anew nobody has said this before, so that "it has happened before" after an attempt
     *     without an answer means that very attempt
     */
    private void put(String path, String body, boolean anew) {
        String id = name + '/' + commands++;
        boolean doubtful = false;
        while (true) {
            HttpResponse<String> response = attempt(path, body, id);
            Fate fate = response == null ? Fate.UNKNOWN : fate(response, doubtful && anew);
            // What nobody needs to know is left in doubt at times; the rest is asked for again.
            if (fate != Fate.UNKNOWN || stopped || (commands > 10 && random.nextInt(8) == 0)) {
                if (fate == Fate.NOTHING_NEW && doubtful) {
                    fate = Fate.UNKNOWN;
                }
                ledger.note(new Entry(id, path, body, fate, position(response)));
                return;
            }
            doubtful = true;
            LockSupport.parkNanos(THINKING.multipliedBy(10).toNanos());
        }
    }

    private @Nullable HttpResponse<String> attempt(String path, String body, String id) {
        try {
            return Addresses.send(
                    addresses
                            .asOwner(addresses.command() + path)
                            .header("Content-Type", "application/json")
                            .header("Lectern-Correlation-Id", id)
                            .PUT(BodyPublishers.ofString(body))
                            .build());
        } catch (IOException e) {
            return null;
        }
    }

    private static Fate fate(HttpResponse<String> response, boolean byEarlierAttempt) {
        return switch (response.statusCode()) {
            case 200 -> byEarlierAttempt ? Fate.RECORDED : Fate.NOTHING_NEW;
            case 201 -> Fate.RECORDED;
            default -> response.statusCode() / 100 == 4 ? Fate.REFUSED : Fate.UNKNOWN;
        };
    }

    private static long position(@Nullable HttpResponse<String> response) {
        if (response == null || response.statusCode() != 201) {
            return Ledger.NOT_TOLD;
        }
        return JsonMapper.shared().readTree(response.body()).get("position").asLong();
    }
}
