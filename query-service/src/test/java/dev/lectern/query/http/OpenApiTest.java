package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.query.support.Installation;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The description that is checked in is the one that is served. {@code -Dlectern.write-api=true}
 * writes it anew.
 */
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("../docs/api/query-service.json");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    @Test
    void isCheckedInAsItIsServed() throws IOException {
        Map<?, ?> described =
                JSON.treeToValue(
                        Installation.shared().service().get("/api-docs").body(), Map.class);
        described.remove("servers"); // whoever asks knows the address
        String text = JSON.writeValueAsString(described) + '\n';
        if (Boolean.getBoolean("lectern.write-api")) {
            Files.writeString(DOCUMENT, text);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
    }
}
