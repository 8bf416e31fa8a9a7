package dev.lectern.benchmarks.room;

import dev.lectern.benchmarks.load.Http;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/**
 * Somebody in the audience.
 *
 * @param token that says who writes
 */
public record Participant(String id, String token) {

    private static final String JSON = "Content-Type: application/json\r\nIdempotency-Key: ";

    /**
     * Asks to be let in.
     *
     * @param key names the request
     */
    public static Http.Answer join(Http http, String code, String key) throws IOException {
        return http.exchange(
                "POST /api/participants", JSON + key + "\r\n", "{\"code\":\"" + code + "\"}");
    }

    /** Who was let in by that answer. */
    public static Participant of(Http.Answer joined) {
        var body = JsonMapper.shared().readTree(joined.body());
        return new Participant(body.get("participant").asString(), body.get("token").asString());
    }

    /**
     * @param ballot where it is put, {@link Room#ballot}
     * @param key names the request
     */
    public Http.Answer vote(Http http, String ballot, String option, String key)
            throws IOException {
        return http.exchange(
                "PUT " + ballot,
                "Authorization: Bearer " + token + "\r\n" + JSON + key + "\r\n",
                "{\"options\":[\"" + option + "\"]}");
    }
}
