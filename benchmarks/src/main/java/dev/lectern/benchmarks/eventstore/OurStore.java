package dev.lectern.benchmarks.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.lectern.benchmarks.eventstore.Voting.BallotId;
import dev.lectern.benchmarks.load.Contestant;
import dev.lectern.benchmarks.load.Round;
import dev.lectern.eventstore.EventStoreSettings;
import dev.lectern.eventstore.PostgresEventStorageEngine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

/** Axon 5 on this project's engine, every condition checked. */
final class OurStore implements Contestant, AutoCloseable {

    private static final int POLLS = 1_000;
    private static final int CONTENDERS = 8;
    private static final long OF_ONE_BALLOT = 32; // then all of a group turn to the next

    private final HikariDataSource readers;
    private final PostgresEventStorageEngine engine;
    private final AxonConfiguration axon;
    private final CommandGateway commands;
    private boolean manyOpened;

    OurStore(String url) {
        var writer = new PGSimpleDataSource();
        writer.setUrl(url);
        writer.setPrepareThreshold(1);
        Flyway.configure().dataSource(writer).locations("classpath:db/eventstore").load().migrate();
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(10);
        config.addDataSourceProperty("prepareThreshold", 1);
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        readers = new HikariDataSource(config);
        Converter converter = new JacksonConverter();
        engine =
                new PostgresEventStorageEngine(
                        readers,
                        writer,
                        converter,
                        EventStoreSettings.defaults(),
                        new SimpleMeterRegistry());
        axon =
                VotingApplication.configurer()
                        .componentRegistry(
                                r -> r.registerComponent(Converter.class, c -> converter))
                        .registerEventStorageEngine(c -> engine)
                        .build();
        axon.start();
        commands = axon.getComponent(CommandGateway.class);
    }

    public static void main(String[] arguments) throws Exception {
        try (var store = new OurStore(arguments[0])) {
            Contestant.serve(store);
        }
        System.exit(0);
    }

    @Override
    public Round run(String scenario, int callers, double seconds) throws Exception {
        String name = UUID.randomUUID().toString().substring(0, 8);
        return switch (scenario) {
            case "one-poll" -> {
                open(name);
                yield Round.of(
                        callers,
                        seconds,
                        (caller, n) ->
                                send(
                                        new Voting.CastBallot(
                                                new BallotId(name, caller + "-" + n), "a")));
            }
            case "many-polls" -> {
                openMany();
                yield Round.of(
                        callers,
                        seconds,
                        (caller, n) ->
                                send(
                                        new Voting.CastBallot(
                                                new BallotId(
                                                        "many-" + (caller * 31L + n) % POLLS,
                                                        name + caller + "-" + n),
                                                "a")));
            }
            case "conflicts" -> {
                open(name);
                var hot = new AtomicLongArray(Math.max(1, callers / CONTENDERS));
                yield Round.of(
                        callers,
                        seconds,
                        (caller, n) -> {
                            int group = caller % hot.length();
                            long ballot = hot.getAndIncrement(group) / OF_ONE_BALLOT;
                            retry(
                                    new Voting.Recount(
                                            new BallotId(name, "hot-" + group + "-" + ballot)));
                        });
            }
            case "stream" -> stream(seconds);
            case "open-filled" -> {
                open("filled-0");
                yield Round.of(0, 0, (caller, n) -> {});
            }
            case "cast-in" -> // the poll that Filler has filled
                    Round.of(
                            callers,
                            seconds,
                            (caller, n) ->
                                    send(
                                            new Voting.CastBallot(
                                                    new BallotId(
                                                            "filled-0", name + caller + "-" + n),
                                                    "a")));
            default -> throw new IllegalArgumentException(scenario);
        };
    }

    /** Streams the log from its beginning again and again; an operation is an event. */
    private Round stream(double seconds) throws Exception {
        var all =
                StreamingCondition.conditionFor(
                        new GlobalSequenceTrackingToken(0), EventCriteria.havingAnyTag());
        return Round.counting(
                seconds,
                deadline -> {
                    long events = 0;
                    var stream = engine.stream(all, null);
                    while (stream.hasNextAvailable()
                            && (events % 1_000 != 0 || System.nanoTime() < deadline)) {
                        stream.next();
                        events++;
                    }
                    stream.close();
                    return events;
                });
    }

    /** In the round that warms up, so that no other one pays for it. */
    private void openMany() {
        if (!manyOpened) {
            for (int i = 0; i < POLLS; i++) {
                open("many-" + i);
            }
            manyOpened = true;
        }
    }

    private void open(String poll) {
        send(new Voting.OpenPoll(poll));
    }

    private void send(Object command) {
        commands.sendAndWait(command);
    }

    private void retry(Object command) {
        while (true) {
            try {
                send(command);
                return;
            } catch (RuntimeException e) {
                if (!isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isConflict(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AppendEventsTransactionRejectedException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        axon.shutdown();
        engine.close();
        readers.close();
    }
}
