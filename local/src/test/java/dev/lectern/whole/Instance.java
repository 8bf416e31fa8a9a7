package dev.lectern.whole;

import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One process of a service, and where it is reached. */
record Instance(JavaProcess process, String url, String adminUrl) {

    private static final Duration START = Duration.ofSeconds(90);

    static Instance start(Class<?> service, Map<String, String> environment, int port, int admin) {
        var complete = new HashMap<>(environment);
        complete.put("LECTERN_PORT", Integer.toString(port));
        complete.put("LECTERN_ADMIN_PORT", Integer.toString(admin));
        return new Instance(
                JavaProcess.main(service, complete),
                "http://localhost:" + port,
                "http://localhost:" + admin);
    }

    void awaitAnswer() {
        await().atMost(START)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("It has ended:\n" + process.output());
                    }
                    return get(url + "/api-docs").statusCode() == 200;
                });
    }

    /** The health of one of its parts, its details included. */
    JsonNode health(String component) throws IOException {
        return JsonMapper.shared()
                .readTree(get(adminUrl + "/actuator/health").body())
                .path("components")
                .path(component);
    }

    /** What its relay is doing. */
    String relayState() throws IOException {
        return health("relay").path("details").path("state").asString("");
    }

    /** How many partitions it follows, over all read models. */
    long following() throws IOException {
        return Math.round(
                get(adminUrl + "/actuator/prometheus")
                        .body()
                        .lines()
                        .filter(line ->
                                line.startsWith("lectern_projection_partitions{")
                                        && line.contains("state=\"following\""))
                        .mapToDouble(line ->
                                Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum());
    }

    String metrics() throws IOException {
        return get(adminUrl + "/actuator/prometheus").body();
    }

    private static java.net.http.HttpResponse<String> get(String address) throws IOException {
        return Addresses.send(Addresses.request(address).build());
    }
}
