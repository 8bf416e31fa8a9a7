package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.whole.Installation.Part;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collection;

/** Has read models built anew, as an operator does. */
final class Rebuild {

    private static final Duration REBUILT = Duration.ofSeconds(60);

    private final String endpoint;

    Rebuild(Installation lectern) {
        this.endpoint = lectern.service(Part.QUERY).adminUrl() + "/actuator/projections";
    }

    /** Of every read model. */
    void all() throws IOException {
        of(projections().get("live").propertyNames());
    }

    /** Returns once readers see the new ones. */
    void of(Collection<String> readModels) throws IOException {
        JsonNode before = projections().get("live");
        for (String readModel : readModels) {
            var request =
                    Addresses.request(endpoint + '/' + readModel + "/rebuild")
                            .POST(BodyPublishers.noBody())
                            .build();
            assertThat(Addresses.send(request).statusCode()).isBetween(200, 202);
        }
        await().atMost(REBUILT)
                .untilAsserted(() -> {
                    JsonNode now = projections().get("live");
                    assertThat(readModels)
                            .isNotEmpty()
                            .allSatisfy(m -> assertThat(now.get(m)).isNotEqualTo(before.get(m)));
                });
    }

    private JsonNode projections() throws IOException {
        return JsonMapper.shared()
                .readTree(Addresses.send(Addresses.request(endpoint).build()).body());
    }
}
