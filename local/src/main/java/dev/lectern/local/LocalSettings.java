package dev.lectern.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where Lectern keeps its data and listens, from the environment.
 *
 * @param home holds everything that lasts ({@code LECTERN_HOME}, else {@code .lectern})
 * @param bind the address that both services listen on ({@code LECTERN_BIND}, else loopback)
 * @param commandPort {@code LECTERN_COMMAND_PORT}, else 8080; 1000 above it the administration
 * @param queryPort {@code LECTERN_QUERY_PORT}, else 8081; 1000 above it the administration
 * @param postgresPort {@code LECTERN_POSTGRES_PORT}, else any free one
 * @param kafkaPort {@code LECTERN_KAFKA_PORT}, else any free one
 */
record LocalSettings(
        Path home, String bind, int commandPort, int queryPort, int postgresPort, int kafkaPort) {

    private static final int ADMIN = 1000;

    static LocalSettings from(Map<String, String> environment) {
        return new LocalSettings(
                Path.of(environment.getOrDefault("LECTERN_HOME", ".lectern")).toAbsolutePath(),
                environment.getOrDefault("LECTERN_BIND", "127.0.0.1"),
                port(environment, "LECTERN_COMMAND_PORT", 8080),
                port(environment, "LECTERN_QUERY_PORT", 8081),
                port(environment, "LECTERN_POSTGRES_PORT", 0),
                port(environment, "LECTERN_KAFKA_PORT", 0));
    }

    /** Holds the API key of the organisation's owner; written on the first start. */
    Path ownerKeyFile() {
        return home.resolve("owner.key");
    }

    int commandAdminPort() {
        return commandPort + ADMIN;
    }

    int queryAdminPort() {
        return queryPort + ADMIN;
    }

    /** The ports that the services listen on, each with its user's name. */
    List<ServicePort> servicePorts() {
        return List.of(
                new ServicePort("command-service", commandPort),
                new ServicePort("command-service's administration", commandAdminPort()),
                new ServicePort("query-service", queryPort),
                new ServicePort("query-service's administration", queryAdminPort()));
    }

    record ServicePort(String user, int port) {}

    private static int port(Map<String, String> environment, String name, int fallback) {
        String text = environment.get(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535 - ADMIN) {
            throw new StartException(
                    "%s must be a port between 0 and %d, not \"%s\"."
                            .formatted(name, 65_535 - ADMIN, text));
        }
        return Integer.parseInt(text);
    }
}
