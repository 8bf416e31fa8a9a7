package dev.lectern.api;

import java.util.regex.Pattern;

/** The one rule for every id that a caller chooses. */
final class Ids {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Ids() {}

    /**
     * @return the value, if it is an id: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, the first a letter
     *     or a digit
     * @throws InvalidIdException if it is not
     */
    static String require(String what, String value) {
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidIdException(what);
        }
        return value;
    }
}
