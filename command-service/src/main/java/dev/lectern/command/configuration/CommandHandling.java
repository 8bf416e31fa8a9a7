package dev.lectern.command.configuration;

import dev.lectern.access.AccessDatabases;
import dev.lectern.access.Directory;
import dev.lectern.command.UseCases;
import dev.lectern.command.dispatching.AxonApplication;
import dev.lectern.command.dispatching.Dispatcher;
import dev.lectern.command.dispatching.FactConverter;
import dev.lectern.command.dispatching.FactReader;
import dev.lectern.command.dispatching.Repetitions;
import dev.lectern.command.dispatching.StoredRights;
import dev.lectern.command.organisation.founding.FirstStart;
import dev.lectern.command.organisation.founding.Founding;
import dev.lectern.command.organisation.founding.OrganisationsEndpoint;
import dev.lectern.command.poll.closing.ClosingOnTime;
import dev.lectern.command.privacy.KeyRing;
import dev.lectern.command.rights.RightsProjection;
import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.EventStoreSettings;
import dev.lectern.eventstore.PostgresEventStorageEngine;

import io.micrometer.core.instrument.MeterRegistry;

import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.OffsetDateTime;
import java.util.Objects;

import javax.sql.DataSource;

/** Axon on the event store. */
@Configuration
class CommandHandling {

    @Bean(destroyMethod = "close")
    PostgresEventStorageEngine eventStorageEngine(
            @Qualifier("eventReaders") DataSource readers,
            Databases.WriterConnections writer,
            LecternSettings settings,
            MeterRegistry meters) {
        return new PostgresEventStorageEngine(
                readers,
                writer.source(),
                new FactConverter(),
                EventStoreSettings.builder().queueCapacity(settings.writeQueue()).build(),
                meters);
    }

    @Bean(destroyMethod = "") // closed with its engine
    EventLog eventLog(PostgresEventStorageEngine engine) {
        return engine.log();
    }

    @Bean
    AxonConfiguration axon(PostgresEventStorageEngine engine, KeyRing keys) {
        return AxonApplication.configurer(UseCases.ALL, keys::storeKeysOf)
                .registerEventStorageEngine(_ -> engine)
                .build();
    }

    @Bean
    Dispatcher dispatcher(AxonConfiguration axon) {
        return new Dispatcher(axon.getComponent(CommandGateway.class));
    }

    @Bean
    Repetitions repetitions(Dispatcher dispatcher, EventLog log) {
        return new Repetitions(dispatcher, log);
    }

    @Bean(destroyMethod = "close")
    RightsProjection rightsProjection(
            PostgresEventStorageEngine engine,
            EventLog log,
            AccessDatabases databases,
            Directory directory) {
        return new RightsProjection(new StoredRights(engine, log), databases.rights(), directory);
    }

    @Bean
    Founding founding(Dispatcher dispatcher, KeyRing keys, RightsProjection rights) {
        return new Founding(dispatcher, keys, rights);
    }

    @Bean
    FirstStart firstStart(
            Founding founding,
            RightsProjection rights,
            Directory directory,
            LecternSettings settings) {
        return new FirstStart(
                founding, rights, directory, settings.organisation(), settings.ownerKeyFile());
    }

    @Bean
    OrganisationsEndpoint organisationsEndpoint(Founding founding, LecternSettings settings) {
        return new OrganisationsEndpoint(
                founding,
                Objects.requireNonNull(settings.ownerKeyFile().toAbsolutePath().getParent()));
    }

    @Bean
    ForgettingRequests forgettingRequests(EventLog log) {
        return new ForgettingRequests(log);
    }

    @Bean
    FactReader factReader(PostgresEventStorageEngine engine) {
        return new FactReader(engine);
    }

    @Bean(destroyMethod = "") // stops before Axon does
    ClosingOnTime closingOnTime(
            FactReader facts,
            Dispatcher dispatcher,
            @Qualifier("eventReaders") DataSource readers) {
        JdbcClient jdbc = JdbcClient.create(readers);
        return new ClosingOnTime(
                facts,
                dispatcher,
                () ->
                        jdbc.sql("SELECT clock_timestamp()")
                                .query(OffsetDateTime.class)
                                .single()
                                .toInstant());
    }

    /** Axon runs before the web server accepts requests, and until it has answered the last. */
    @Bean
    SmartLifecycle axonLifecycle(AxonConfiguration axon, ClosingOnTime closing) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                axon.start();
                closing.start();
                running = true;
            }

            @Override
            public void stop() {
                closing.close();
                axon.shutdown();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return 0;
            }
        };
    }
}
