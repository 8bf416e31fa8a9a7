package dev.lectern.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

class AttributesTest {

    private static final Attributes SAMPLE =
            new Attributes(
                    UUID.fromString("0b7cf4a5-0000-4000-8000-000000000001"),
                    new EventType("lectern.judging.ScorecardSubmitted", 1),
                    42,
                    UUID.fromString("0b7cf4a5-0000-4000-8000-000000000002"),
                    Instant.parse("2026-11-23T19:08:00.123456789Z"),
                    new Metadata("member:judge-1", "request-7", "command-9"));

    @Test
    void theHeadersAreCloudEventsInBinaryMode() {
        assertThat(SAMPLE.toHeaders())
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "0b7cf4a5-0000-4000-8000-000000000001"),
                        entry("ce_source", "/lectern/0b7cf4a5-0000-4000-8000-000000000002"),
                        entry("ce_type", "lectern.judging.ScorecardSubmitted"),
                        entry("ce_time", "2026-11-23T19:08:00.123456Z"),
                        entry("content-type", "application/json"),
                        entry("ce_schemaversion", "1"),
                        entry("ce_position", "42"),
                        entry("ce_incarnation", "0b7cf4a5-0000-4000-8000-000000000002"),
                        entry("ce_actor", "member:judge-1"),
                        entry("ce_correlationid", "request-7"),
                        entry("ce_causationid", "command-9"));
    }

    @Test
    void areReadBackEqual() {
        assertThat(Attributes.fromHeaders(SAMPLE.toHeaders())).isEqualTo(SAMPLE);
    }

    @Test
    void foreignHeadersDoNotMatter() {
        Map<String, String> headers = new LinkedHashMap<>(SAMPLE.toHeaders());
        headers.put("traceparent", "00-0-0-00");

        assertThat(Attributes.fromHeaders(headers)).isEqualTo(SAMPLE);
    }

    @ParameterizedTest
    @MethodSource("needed")
    void aMissingHeaderIsNamed(String header) {
        Map<String, String> headers = new LinkedHashMap<>(SAMPLE.toHeaders());
        headers.remove(header);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.fromHeaders(headers))
                .withMessageContaining(header)
                .withMessageContaining("missing");
    }

    // The source repeats the incarnation, and the content is JSON by what the topic is.
    static Stream<String> needed() {
        return SAMPLE.toHeaders().keySet().stream()
                .filter(header -> !header.equals("ce_source") && !header.equals("content-type"));
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_id, 7",
        "ce_id, 1-1-1-1-1",
        "ce_time, yesterday",
        "ce_time, 2026-11-23",
        "ce_schemaversion, 0",
        "ce_schemaversion, 1.0",
        "ce_schemaversion, 4294967297",
        "ce_position, 0",
        "ce_position, -1",
        "ce_position, +1",
        "ce_position, 01",
        "ce_position, 9223372036854775808",
        "ce_position, \u0661",
        "ce_position, ''",
        "ce_incarnation, x"
    })
    void aMalformedHeaderIsNamedWithoutItsContent(String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(SAMPLE.toHeaders());
        headers.put(header, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.fromHeaders(headers))
                .withMessageMatching(
                        "The header " + header + " is malformed|" + header + " is not 1.0");
    }
}
