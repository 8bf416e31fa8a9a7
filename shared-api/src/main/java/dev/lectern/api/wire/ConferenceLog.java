package dev.lectern.api.wire;

import dev.lectern.api.ConferenceId;

import tools.jackson.core.JacksonException;

import java.util.List;

/**
 * Events of one conference in order, each with the proof that it is in the log of all, as JSON
 * Lines: a {@link Head}, a {@link Proven} for each event, an {@link End}.
 */
public final class ConferenceLog {

    private ConferenceLog() {}

    /**
     * @param checkpoint a signed note that all of them are under
     */
    public record Head(ConferenceId conference, String checkpoint) {}

    /**
     * @param path the inclusion proof of RFC 9162, each hash in base64; the leaf's index is the
     *     position less one
     */
    public record Proven(LogLine event, List<String> path) {

        /** Whether its fact says that it is of that conference. */
        public boolean isOf(ConferenceId conference) {
            try {
                return event.fact() != null
                        && FactJson.mapper()
                                .readTree(event.fact())
                                .path("conference")
                                .asString("")
                                .equals(conference.value());
            } catch (JacksonException _) {
                return false;
            }
        }
    }

    /**
     * Without it, the rest was cut off.
     *
     * @param events how many there are before it
     */
    public record End(long events) {}

    /** With what ends it. */
    public static String line(Record part) {
        return FactJson.mapper().writeValueAsString(part) + '\n';
    }

    /**
     * @throws IllegalArgumentException if it is none
     */
    public static <T extends Record> T read(String line, Class<T> part) {
        try {
            return FactJson.mapper().readValue(line, part);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is no log of a conference", e);
        }
    }
}
