package dev.lectern.api.wire;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Function;

/**
 * Which event is before this one in the same partition; a header of its own, because it says where
 * a record stands and nothing of the event. A reader whose last one is another has missed records,
 * or goes on in another topic than it began in.
 *
 * @param position of the event before; 0 for the first of its partition
 */
public record Predecessor(long position) {

    static final String HEADER = "ce_previousposition";

    private static final int MAX_DIGITS = 18;

    public Map<String, String> toHeaders() {
        return Map.of(HEADER, Long.toString(position));
    }

    /**
     * @throws IllegalArgumentException if the header is missing or is not what it should be; the
     *     message names it
     */
    public static Predecessor fromHeaders(Map<String, String> headers) {
        return fromHeaders(headers::get);
    }

    /**
     * The same.
     *
     * @param headers gives the text of a header by its name
     */
    public static Predecessor fromHeaders(Function<String, @Nullable String> headers) {
        String text = Headers.required(headers, HEADER);
        if (!isPosition(text)) {
            throw new IllegalArgumentException("The header " + HEADER + " is malformed");
        }
        return new Predecessor(Long.parseLong(text));
    }

    /**
     * Without a sign or leading zeros, and small enough; a pattern costs too much for each event.
     */
    private static boolean isPosition(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.charAt(0) != '0' || text.length() == 1;
    }
}
