package dev.lectern.local;

import dev.lectern.command.CommandService;
import dev.lectern.embedded.KafkaBroker;
import dev.lectern.embedded.PostgresServer;
import dev.lectern.query.QueryService;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Starts the two services in this JVM, configured as they are when they run alone. */
final class Services {

    private final LocalSettings settings;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final Path masterKey;

    Services(LocalSettings settings, PostgresServer postgres, KafkaBroker kafka, Path masterKey) {
        this.settings = settings;
        this.postgres = postgres;
        this.kafka = kafka;
        this.masterKey = masterKey;
    }

    ConfigurableApplicationContext startCommandService() {
        return start(
                CommandService.application().properties("lectern.allowed-origins=" + joinPage()),
                "--lectern.port=" + settings.commandPort(),
                "--lectern.admin-port=" + settings.commandAdminPort(),
                "--lectern.owner-key-file=" + settings.ownerKeyFile(),
                "--lectern.checkpoint-key-file=" + settings.home().resolve("checkpoint.key"),
                database("events"));
    }

    ConfigurableApplicationContext startQueryService() {
        return start(
                QueryService.application()
                        .properties(
                                "lectern.public-url=" + joinPage(),
                                "lectern.command-url=http://localhost:" + settings.commandPort()),
                "--lectern.port=" + settings.queryPort(),
                "--lectern.admin-port=" + settings.queryAdminPort(),
                database("views"));
    }

    /** Unless told otherwise: on this machine, so that people can join without a proxy. */
    private String joinPage() {
        return "http://localhost:" + settings.queryPort();
    }

    private ConfigurableApplicationContext start(
            SpringApplicationBuilder application, String... own) {
        Stream<String> shared =
                Stream.of(
                        "--lectern.bind=" + settings.bind(),
                        database("keys"),
                        "--lectern.kafka=" + kafka.bootstrapServers(),
                        "--lectern.master-key-file=" + masterKey);
        // The launcher stops both, in order; Spring's own hooks would stop them at once.
        return application
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .run(Stream.concat(shared, Stream.of(own)).toArray(String[]::new));
    }

    private String database(String name) {
        String database = "lectern_" + name;
        postgres.createDatabaseIfAbsent(database);
        return "--lectern." + name + "-url=" + postgres.jdbcUrl(database);
    }
}
