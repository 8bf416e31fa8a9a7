package dev.lectern.command.dispatching;

import static dev.lectern.command.support.Samples.HACK;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.DemoId;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.conference.registering.RegisterDemo;
import dev.lectern.command.privacy.KeyRing;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.RunningService;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.IdempotencyKeyReusedException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

/** Each request carries an id that was made for it; of those of one name, one id is recorded. */
class RepetitionsTest {

    private static final AtomicInteger MADE = new AtomicInteger();

    private static RunningService service;

    private final String name = "request-" + MADE.incrementAndGet();

    @BeforeAll
    static void start() {
        service = RunningService.start();
        service.put("/api/conferences/hack", "{\"title\": \"Hackathon\"}");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Repetitions repetitions() {
        return service.bean(Repetitions.class);
    }

    private Caller caller(String body) {
        return new Caller("member:ada", "trace", new IdempotencyKey("ada", name, body), null);
    }

    private static DemoId made() {
        return new DemoId("demo-" + MADE.incrementAndGet());
    }

    private static Receipt register(DemoId demo, Caller caller) {
        return repetitions()
                .dispatch(
                        () ->
                                new RegisterDemo(
                                        HACK,
                                        demo,
                                        service.bean(KeyRing.class)
                                                .protect(KeyId.of(HACK), "A demo")),
                        caller);
    }

    private static DemoId recorded(Receipt receipt) {
        return ((DemoRegistered) repetitions().facts(receipt).getFirst()).demo();
    }

    @Test
    void findWhatTheFirstOneRecorded() {
        DemoId demo = made();
        Receipt first = register(demo, caller("a"));
        register(made(), new Caller("member:bob", "trace"));

        Receipt again = register(made(), caller("a"));

        assertThat(first.repeated()).isFalse();
        assertThat(again).isEqualTo(new Receipt(first.position(), 1, true));
        assertThat(recorded(first)).isEqualTo(demo);
        assertThat(recorded(again)).isEqualTo(demo);
        assertThat(repetitions().find(caller("a"))).contains(again);
    }

    @Test
    void tellWhoWasFirstWhenTheyComeAtOnce() {
        var receipts = Crowd.atOnce(8, _ -> register(made(), caller("a")));

        assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
        assertThat(receipts.stream().map(RepetitionsTest::recorded).distinct()).hasSize(1);
    }

    @Test
    void findNothingOfAnotherRequest() {
        register(made(), caller("a"));

        assertThat(repetitions().find(new Caller("member:ada", "trace"))).isEmpty();
        assertThat(
                        repetitions()
                                .find(
                                        new Caller(
                                                "member:ada",
                                                "trace",
                                                new IdempotencyKey("bob", name, "a"),
                                                null)))
                .isEmpty();
        assertThatThrownBy(() -> repetitions().find(caller("b")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void haveNoFactsWhereNothingWasRecorded() {
        DemoId demo = made();
        register(demo, new Caller("member:ada", "trace"));

        Receipt nothing = register(demo, new Caller("member:ada", "trace"));

        assertThat(nothing.events()).isZero();
        assertThat(repetitions().facts(nothing)).isEmpty();
    }
}
