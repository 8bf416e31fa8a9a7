package dev.lectern.api.wire;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Function;

/** Strict reading of a record's headers; a message names the header and never says its content. */
final class Headers {

    private static final String SPEC_VERSION_HEADER = "ce_specversion";
    static final String SPEC_VERSION = "1.0";

    private Headers() {}

    static void requireSpecVersion(Function<String, @Nullable String> headers) {
        if (!SPEC_VERSION.equals(required(headers, SPEC_VERSION_HEADER))) {
            throw new IllegalArgumentException(SPEC_VERSION_HEADER + " is not " + SPEC_VERSION);
        }
    }

    static int version(String text) {
        return Math.toIntExact(position(text));
    }

    /** Only in the one form that is written, which the JDK's parsers are more generous about. */
    static long position(String text) {
        long position = Long.parseLong(text);
        if (position < 1 || !Long.toString(position).equals(text)) {
            throw new NumberFormatException();
        }
        return position;
    }

    static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException();
        }
        return uuid;
    }

    static <T> T parse(
            Function<String, @Nullable String> headers, String name, Function<String, T> parser) {
        String value = required(headers, name);
        try {
            return parser.apply(value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The header " + name + " is malformed", e);
        }
    }

    static String required(Function<String, @Nullable String> headers, String name) {
        String value = headers.apply(name);
        if (value == null) {
            throw new IllegalArgumentException("The header " + name + " is missing");
        }
        return value;
    }
}
