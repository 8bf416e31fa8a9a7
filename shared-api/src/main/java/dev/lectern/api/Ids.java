package dev.lectern.api;

/** The one rule for every id that a caller chooses. */
final class Ids {

    private static final int MAX_LENGTH = 64;

    private Ids() {}

    /**
     * @return the value, if it is an id: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, the first a letter
     *     or a digit
     * @throws InvalidIdException if it is not
     */
    static String require(String what, String value) {
        if (!isAllowed(value)) {
            throw new InvalidIdException(what);
        }
        return value;
    }

    // Ids are read with every event; a regular expression took a tenth of that.
    private static boolean isAllowed(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !isLetterOrDigit(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
