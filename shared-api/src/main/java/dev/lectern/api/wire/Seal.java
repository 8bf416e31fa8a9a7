package dev.lectern.api.wire;

import tools.jackson.core.JacksonException;

/**
 * A part of the log and a checkpoint of all of it up to there; a record of {@link
 * Topics#CHECKPOINTS}. The next one begins where it ends.
 *
 * @param from the first position
 * @param leaves base64 of 40 bytes for each position: the recorded time in microseconds since 1970,
 *     big-endian, and the SHA-256 hash of the content
 * @param checkpoint a signed note, whose size is the last position
 */
public record Seal(long from, String leaves, String checkpoint) {

    public String toJson() {
        return FactJson.mapper().writeValueAsString(this);
    }

    /**
     * @throws IllegalArgumentException if it is none
     */
    public static Seal fromJson(String json) {
        try {
            return FactJson.mapper().readValue(json, Seal.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is no part of a log", e);
        }
    }
}
