package dev.lectern.api.wire;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.util.List;

/**
 * The proof that what somebody gave is in the log, and how it counts: all that was said of one
 * ballot or scorecard, in order.
 *
 * @param checkpoint a signed note that all of them are under; absent if there are none
 */
public record Receipts(@Nullable String checkpoint, List<Receipt> items) {

    /**
     * One event of them.
     *
     * @param path the inclusion proof of RFC 9162, each hash in base64; the leaf's index is the
     *     position less one
     * @param counted whether this is what counts: nothing took its place
     */
    public record Receipt(LogLine event, List<String> path, boolean counted) {}

    public String toJson() {
        return FactJson.mapper().writeValueAsString(this);
    }

    /**
     * @throws IllegalArgumentException if it is none
     */
    public static Receipts fromJson(String json) {
        try {
            return FactJson.mapper().readValue(json, Receipts.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is no receipt", e);
        }
    }
}
