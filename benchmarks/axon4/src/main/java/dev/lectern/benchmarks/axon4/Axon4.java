package dev.lectern.benchmarks.axon4;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.lectern.benchmarks.load.Contestant;
import dev.lectern.benchmarks.load.Round;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;

import java.util.Objects;
import java.util.UUID;

/** Arguments: jdbc or jpa, the database's address, the pool's size. */
final class Axon4 implements Contestant {

    private final Configuration axon;

    private Axon4(String kind, HikariDataSource connections) throws Exception {
        var serializer = JacksonSerializer.defaultSerializer();
        TransactionManager transactions;
        EventStorageEngine engine;
        if (kind.equals("jdbc")) {
            transactions = Engines.jdbcTransactions(connections);
            engine = Engines.jdbc(connections, transactions, serializer);
        } else {
            var entities = Objects.requireNonNull(Engines.entities(connections));
            transactions = Engines.jpaTransactions(entities);
            engine = Engines.jpa(entities, transactions, serializer);
        }
        axon =
                DefaultConfigurer.defaultConfiguration()
                        .registerComponent(TransactionManager.class, c -> transactions)
                        .configureEmbeddedEventStore(c -> engine)
                        .configureSerializer(c -> serializer)
                        .configureEventSerializer(c -> serializer)
                        .configureAggregate(Ballot.class)
                        .start();
    }

    public static void main(String[] arguments) throws Exception {
        var config = new HikariConfig();
        config.setJdbcUrl(arguments[1]);
        config.setMaximumPoolSize(Integer.parseInt(arguments[2]));
        try (var connections = new HikariDataSource(config)) {
            Contestant.serve(new Axon4(arguments[0], connections));
        }
        System.exit(0);
    }

    @Override
    public Round run(String scenario, int callers, double seconds) throws Exception {
        String poll = UUID.randomUUID().toString();
        return Round.of(
                callers,
                seconds,
                (caller, n) -> {
                    String participant = caller + "-" + n;
                    axon.commandGateway()
                            .sendAndWait(
                                    new Ballot.Cast(
                                            poll + "/" + participant, poll, participant, "a"));
                });
    }
}
