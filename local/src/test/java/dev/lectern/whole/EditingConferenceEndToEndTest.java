package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** What query-service tags a conference with is what command-service takes as its version. */
class EditingConferenceEndToEndTest {

    private static final Addresses LECTERN = Installation.shared().addresses();
    private static final String PATH = "/api/conferences/edited";

    private static HttpResponse<String> put(String title, String... headers) throws IOException {
        var request =
                LECTERN.asOwner(LECTERN.command() + PATH)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"title\":\"%s\"}".formatted(title)));
        return Addresses.send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private static String position(HttpResponse<String> write) {
        return write.headers().firstValue("Lectern-Position").orElseThrow();
    }

    private static HttpResponse<String> read(String position) throws IOException {
        return Addresses.send(
                LECTERN.asOwner(LECTERN.query() + PATH)
                        .header("Lectern-Min-Position", position)
                        .build());
    }

    private static String tag(HttpResponse<String> read) {
        return read.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void changesWhatWasSeenAndNothingElse() throws IOException {
        String seen = tag(read(position(put("Hack Night"))));

        HttpResponse<String> first = put("Hack Day", "If-Match", seen);
        HttpResponse<String> second = put("Hack Week", "If-Match", seen);
        HttpResponse<String> now = read(position(first));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(JsonMapper.shared().readTree(second.body()).get("version").asString())
                .isEqualTo(position(first));
        assertThat(JsonMapper.shared().readTree(now.body()).get("title").asString())
                .isEqualTo("Hack Day");
        assertThat(put("Hack Week", "If-Match", tag(now)).statusCode()).isEqualTo(201);
    }
}
