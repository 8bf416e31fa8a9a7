package dev.lectern.eventstore.write;

import dev.lectern.eventstore.InvalidEventException;

/** What PostgreSQL can hold as text. */
final class Text {

    private Text() {}

    /**
     * The length in UTF-8.
     *
     * @throws InvalidEventException if the text has a NUL, which PostgreSQL refuses, or half of a
     *     surrogate pair, which the driver would silently replace
     */
    static long bytes(String what, String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidEventException("The " + what + " contains a NUL character");
            }
            if (c >= 0x80) {
                bytes += c < 0x800 ? 1 : 2;
                if (Character.isSurrogate(c)) {
                    boolean paired =
                            Character.isHighSurrogate(c)
                                    && i + 1 < text.length()
                                    && Character.isLowSurrogate(text.charAt(i + 1));
                    if (!paired) {
                        throw new InvalidEventException(
                                "The " + what + " contains half of a surrogate pair");
                    }
                    i++; // four bytes for two characters: two more than counted for them
                }
            }
        }
        return bytes;
    }
}
