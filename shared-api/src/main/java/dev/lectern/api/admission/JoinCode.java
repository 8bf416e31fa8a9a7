package dev.lectern.api.admission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What people type to join: short enough to be read out, without letters and digits that look or
 * sound alike.
 *
 * @param value {@value #LENGTH} of {@value #ALPHABET}
 */
public record JoinCode(@JsonValue String value) {

    /** Neither 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, nor U and V. */
    public static final String ALPHABET = "34679ACDEFGHJKMNPQRTWXY";

    /** 148 million codes. */
    public static final int LENGTH = 6;

    /**
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator
    public JoinCode {
        if (value.length() != LENGTH
                || value.chars().anyMatch(c -> ALPHABET.indexOf((char) c) < 0)) {
            throw new IllegalArgumentException(
                    "must be %d of the letters and digits %s".formatted(LENGTH, ALPHABET));
        }
    }

    public static JoinCode random(RandomGenerator random) {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new JoinCode(code.toString());
    }

    /**
     * What somebody meant who typed it: in lower case, or with spaces and hyphens in between.
     *
     * @throws IllegalArgumentException if it is no join code
     */
    public static JoinCode typed(String text) {
        return new JoinCode(text.replaceAll("[ -]", "").toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
