package dev.lectern.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.function.BiConsumer;

/** The descriptions of both services are complete and name things alike. */
class ApiLintTest {

    private static final String CAMEL = "[a-z][a-zA-Z0-9]*";
    private static final String WITH_OFFSET =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)";

    private static JsonNode description(String service) throws Exception {
        return JsonMapper.shared()
                .readTree(Files.readString(Path.of("../docs/api/" + service + ".json")));
    }

    private static void forEachOperation(
            JsonNode description, BiConsumer<String, JsonNode> action) {
        description
                .get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation ->
                                        action.accept(
                                                operation.getKey() + " " + path.getKey(),
                                                operation.getValue())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-service", "query-service"})
    void namesThingsAlike(String service) throws Exception {
        JsonNode description = description(service);

        assertThat(description.get("openapi").asString()).startsWith("3.1");
        for (String path : description.get("paths").propertyNames()) {
            String[] segments = path.split("/", -1);
            for (int i = 1; i < segments.length; i++) {
                boolean id = segments[i].startsWith("{");
                assertThat(segments[i]).as(path).matches(id ? "\\{" + CAMEL + "}" : "[a-z-]+");
                if (id) {
                    assertThat(segments[i - 1]).as("%s: plural before an id", path).endsWith("s");
                }
            }
        }
        for (JsonNode schema : description.at("/components/schemas")) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> {
                        assertThat(property.getKey()).matches(CAMEL);
                        if (property.getKey().matches("at|.*At")) {
                            assertThat(property.getValue().path("format").asString(""))
                                    .as(property.getKey())
                                    .isEqualTo("date-time");
                        }
                        if (property.getKey().equals("id")) {
                            assertThat(property.getValue().path("type").asString(""))
                                    .isEqualTo("string");
                        }
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-service", "query-service"})
    void showsWhatGoesInAndWhatComesOut(String service) throws Exception {
        var ids = new HashSet<String>();
        forEachOperation(
                description(service),
                (name, operation) -> {
                    assertThat(operation.path("summary").asString("")).as(name).isNotEmpty();
                    String id = operation.path("operationId").asString("");
                    assertThat(id).as(name).matches(CAMEL);
                    assertThat(ids.add(id)).as("%s: %s is its own", name, id).isTrue();
                    JsonNode body = operation.path("requestBody").path("content");
                    body.forEach(type -> assertThat(type.has("example")).as(name).isTrue());
                    for (JsonNode type : operation.at("/responses/200/content")) {
                        assertThat(type.has("example")).as(name).isTrue();
                        requireOffsets(name, type.get("example"));
                    }
                    for (String status : new String[] {"400", "503"}) {
                        assertThat(operation.path("responses").path(status).path("content"))
                                .as("%s %s", name, status)
                                .anySatisfy(type ->
                                        assertThat(type.at("/schema/$ref").asString(""))
                                                .endsWith("/Problem"));
                    }
                });
    }

    private static void requireOffsets(String name, JsonNode example) {
        example.properties()
                .forEach(member -> {
                    if (member.getKey().matches("at|.*At")) {
                        assertThat(member.getValue().asString()).as(name).matches(WITH_OFFSET);
                    }
                    requireOffsets(name, member.getValue());
                });
        if (example.isArray()) {
            example.forEach(item -> requireOffsets(name, item));
        }
    }
}
