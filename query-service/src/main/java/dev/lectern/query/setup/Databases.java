package dev.lectern.query.setup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.lectern.access.AccessDatabases;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

import javax.sql.DataSource;

/**
 * The two databases: the views, which it owns, and the keys, which it only reads; everybody's
 * rights are beside the keys.
 */
@Configuration(proxyBeanMethods = false)
class Databases {

    private static final int CONNECTION_TIMEOUT_MS = 5_000;

    @Bean
    @Primary
    HikariDataSource views(Environment environment) {
        HikariConfig config = config(environment, "views");
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }

    /** Not for injection by type: whoever reads keys says so. */
    @Bean(defaultCandidate = false)
    HikariDataSource keys(Environment environment) {
        HikariConfig config = config(environment, "keys");
        config.setMaximumPoolSize(5);
        config.setMinimumIdle(1);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    /** The tables of rights are command-service's to create. */
    @Bean
    AccessDatabases accessDatabases(@Qualifier("keys") DataSource keys, DataSource views) {
        new Reachability("lectern_keys", "LECTERN_KEYS").awaitTable(keys, "erased_key");
        return new AccessDatabases(keys, views);
    }

    @Bean
    FlywayMigrationStrategy migrateOnceReachable(DataSource views) {
        return flyway -> {
            new Reachability("lectern_views", "LECTERN_VIEWS").await(views);
            flyway.migrate();
        };
    }

    private static HikariConfig config(Environment environment, String database) {
        var settings = new Settings(environment);
        var config = new HikariConfig();
        config.setPoolName(database);
        String url = "lectern." + database + "-url";
        config.setJdbcUrl(settings.required(url, "the JDBC URL of lectern_" + database));
        if (!config.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            throw new MisconfiguredException(
                    "%s does not start with jdbc:postgresql:.".formatted(Settings.variable(url)));
        }
        config.setUsername(settings.optional("lectern." + database + "-user"));
        config.setPassword(settings.optional("lectern." + database + "-password"));
        // Unreachable is something to wait for, not a reason to end.
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.addDataSourceProperty("ApplicationName", "lectern-query-service");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // A process that is stopped inside a transaction must not hold up who takes over from it.
        config.addDataSourceProperty(
                "options", "-c transaction_timeout=10s -c timezone=UTC -c search_path=public");
        return config;
    }
}
