package dev.lectern.command.dispatching;

import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BEACON;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.rules;
import static dev.lectern.command.support.Samples.scores;
import static dev.lectern.command.support.Samples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.Fact;
import dev.lectern.command.UseCases;
import dev.lectern.command.conference.creating.CreateConference;
import dev.lectern.command.conference.registering.RegisterDemo;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.judging.naming.NameJudge;
import dev.lectern.command.judging.opening.OpenCompetition;
import dev.lectern.command.judging.scoring.ChangeScorecard.SubmitScorecard;
import dev.lectern.command.support.Servers;
import dev.lectern.eventstore.EventStoreSettings;
import dev.lectern.eventstore.PostgresEventStorageEngine;
import dev.lectern.eventstore.StoredEvent;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Others write between the reading and the appending of a decision, on the real event store. */
class DispatcherTest {

    private static final Caller CALLER = new Caller("member:ada", "request-1");
    private static final int MAX_ATTEMPTS = 10;

    private final List<AxonConfiguration> started = new ArrayList<>();
    private final PostgresEventStorageEngine engine = engine();
    private final Dispatcher rival = dispatcher(_ -> {});

    private int rivals;
    private int attempts;

    @BeforeEach
    void openCompetition() {
        rival.dispatch(() -> new CreateConference(HACK, CIVIC, text("Hackathon"), false), CALLER);
        rival.dispatch(() -> new RegisterDemo(HACK, ATLAS, text("Atlas")), CALLER);
        rival.dispatch(() -> new OpenCompetition(HACK, FINALS, rules()), CALLER);
        rival.dispatch(() -> new NameJudge(HACK, FINALS, ADA, text(ADA, "Ada")), CALLER);
    }

    @AfterEach
    void stop() {
        started.forEach(AxonConfiguration::shutdown);
        engine.close();
    }

    private static PostgresEventStorageEngine engine() {
        var database = new PGSimpleDataSource();
        database.setUrl(Servers.newDatabase());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        return new PostgresEventStorageEngine(
                database,
                database,
                new FactConverter(),
                EventStoreSettings.defaults(),
                new SimpleMeterRegistry());
    }

    private Dispatcher dispatcher(Consumer<List<Fact>> beforeAppend) {
        AxonConfiguration axon =
                AxonApplication.configurer(UseCases.ALL, beforeAppend)
                        .registerEventStorageEngine(_ -> engine)
                        .build();
        axon.start();
        started.add(axon);
        return new Dispatcher(axon.getComponent(CommandGateway.class));
    }

    private static SubmitScorecard submit(String score) {
        return new SubmitScorecard(HACK, FINALS, ADA, ATLAS, scores(score, score), null);
    }

    /** Ada's scorecard from her other device, another one each time. */
    private void overtake() {
        rivals++;
        rival.dispatch(() -> submit(rivals % 2 == 0 ? "2" : "1"), CALLER);
    }

    private Receipt submitFive(Dispatcher dispatcher) {
        return dispatcher.dispatch(
                () -> {
                    attempts++;
                    return submit("5");
                },
                CALLER);
    }

    private List<StoredEvent> stored() {
        return engine.log().read(0, 1_000);
    }

    @Test
    void decidesAnewWhenItWasOvertaken() {
        Receipt receipt =
                submitFive(
                        dispatcher(_ -> {
                            if (rivals < 3) {
                                overtake();
                            }
                        }));

        assertThat(attempts).isEqualTo(4);
        assertThat(receipt).isEqualTo(new Receipt(stored().size(), 1));
        assertThat(stored().getLast().type()).endsWith("ScorecardRevised");
        assertThat(stored().getLast().payload()).contains("\"impact\":5");
    }

    @Test
    void givesUpWhenItIsOvertakenTooOften() {
        Dispatcher dispatcher = dispatcher(_ -> overtake());

        assertThatThrownBy(() -> submitFive(dispatcher))
                .isInstanceOf(ConflictingWritesException.class);
        assertThat(attempts).isEqualTo(MAX_ATTEMPTS);
        assertThat(stored()).noneMatch(event -> event.payload().contains("\"impact\":5"));
    }

    @Test
    void asksOnlyOnceWhenARuleForbidsIt() {
        Dispatcher dispatcher = dispatcher(_ -> overtake());

        assertThatThrownBy(() ->
                        dispatcher.dispatch(
                                () -> {
                                    attempts++;
                                    return submit("5.5");
                                },
                                CALLER))
                .isInstanceOf(Refusal.class);
        assertThat(attempts).isOne();
        assertThat(rivals).isZero();
    }

    @Test
    void appendsNothingWhenThePreparationFails() {
        int before = stored().size();
        Dispatcher dispatcher =
                dispatcher(_ -> {
                    throw new IllegalStateException("No key store");
                });

        assertThatThrownBy(() -> submitFive(dispatcher)).hasMessage("No key store");
        assertThat(stored()).hasSize(before);
    }

    @Test
    void answersThePositionThatItReadWhenNothingIsNew() {
        Receipt first = submitFive(rival);
        rival.dispatch(() -> new RegisterDemo(HACK, BEACON, text("B")), CALLER);

        assertThat(submitFive(rival)).isEqualTo(new Receipt(first.position(), 0));
    }
}
