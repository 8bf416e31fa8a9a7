package dev.lectern.command.configuration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.lectern.access.AccessDatabases;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.command.privacy.KeyRing;
import dev.lectern.command.privacy.KeyStore;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;

import javax.sql.DataSource;

/** The event store and the key store: connections, schemas, and what is built straight on them. */
@Configuration
class Databases {

    private static final int CONNECT_RETRIES = 10;
    private static final int KEY_CONNECTIONS = 4;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /**
     * Sourcing asks the same few shapes of query: planned once, never by a table's changing size.
     */
    private static final String READER_OPTIONS = "-c plan_cache_mode=force_generic_plan";

    private final LecternSettings settings;

    Databases(LecternSettings settings) {
        this.settings = settings;
    }

    @Bean
    HikariDataSource eventReaders() {
        migrate(events(), "db/eventstore", "event_store_schema");
        migrate(events(), "db/relay", "relay_schema");
        return pool("events", events(), settings.readers(), READER_OPTIONS);
    }

    @Bean
    WriterConnections eventWriter() {
        return new WriterConnections(pool("event-writer", events(), 1, ""));
    }

    /**
     * One connection, which the writer keeps. A type of its own, so that nobody takes it for a pool
     * to borrow from; not even the health check.
     */
    record WriterConnections(HikariDataSource source) implements AutoCloseable {

        @Override
        public void close() {
            source.close();
        }
    }

    @Bean
    HikariDataSource keys() {
        Access keys = new Access(settings.keysUrl(), settings.keysUser(), settings.keysPassword());
        migrate(keys, "db/keys", "key_store_schema");
        return pool("keys", keys, KEY_CONNECTIONS, "");
    }

    @Bean
    AccessDatabases accessDatabases(@Qualifier("keys") DataSource keys) {
        return new AccessDatabases(keys, keys);
    }

    private Access events() {
        return new Access(settings.eventsUrl(), settings.eventsUser(), settings.eventsPassword());
    }

    private record Access(String url, @Nullable String user, @Nullable String password) {}

    @Bean
    KeyRing keyRing(@Qualifier("keys") DataSource keys, MasterKey master) {
        return new KeyRing(new KeyStore(JdbcClient.create(keys), master));
    }

    @Bean
    MasterKey masterKey() {
        if (settings.masterKey() != null) {
            return MasterKey.parse(settings.masterKey());
        }
        if (settings.masterKeyFile() == null) {
            throw new IllegalArgumentException(
                    "LECTERN_MASTER_KEY or LECTERN_MASTER_KEY_FILE must be set");
        }
        try {
            return MasterKey.parse(Files.readString(settings.masterKeyFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The master key cannot be read from " + settings.masterKeyFile(), e);
        }
    }

    private static HikariDataSource pool(String name, Access access, int size, String options) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.addDataSourceProperty("connectTimeout", CONNECTION_TIMEOUT.toSeconds());
        config.addDataSourceProperty("socketTimeout", ANSWER_TIMEOUT.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("prepareThreshold", 1);
        config.addDataSourceProperty("ApplicationName", "lectern " + name);
        config.addDataSourceProperty("options", options);
        return new HikariDataSource(config);
    }

    private static void migrate(Access access, String location, String historyTable) {
        Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .locations("classpath:" + location)
                .table(historyTable)
                .baselineOnMigrate(
                        true) // two schemas share a database, each with a history of its own
                .baselineVersion("0")
                .connectRetries(CONNECT_RETRIES)
                .load()
                .migrate();
    }
}
