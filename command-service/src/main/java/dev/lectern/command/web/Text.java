package dev.lectern.command.web;

import com.fasterxml.jackson.annotation.JsonCreator;

import java.util.function.IntPredicate;

/** Text that a person wrote, checked before anything is done with it. */
public sealed interface Text {

    String value();

    /** A name or a title: one line of 1 to 200 characters. */
    record Line(String value) implements Text {

        private static final int MAX_LENGTH = 200;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Line {
            require(value, MAX_LENGTH, c -> false);
        }
    }

    /** Prose: 1 to 4000 characters, line breaks and tabs allowed. */
    record Prose(String value) implements Text {

        private static final int MAX_LENGTH = 4000;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Prose {
            require(value, MAX_LENGTH, c -> c == '\n' || c == '\r' || c == '\t');
        }
    }

    private static void require(String value, int maxLength, IntPredicate allowedControl) {
        if (value.isBlank() || value.codePointCount(0, value.length()) > maxLength) {
            throw new IllegalArgumentException(
                    "must have 1 to " + maxLength + " characters that are not all blank");
        }
        value.codePoints()
                .filter(c -> Character.isISOControl(c) || isLoneSurrogate(c))
                .filter(c -> !allowedControl.test(c))
                .findAny()
                .ifPresent(c -> {
                    throw new IllegalArgumentException(
                            "must not contain control characters or lone surrogates");
                });
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
