package dev.lectern.api.wire;

import java.time.Instant;
import java.time.LocalDate;

/** The times of events, of which every projection reads one with every event. */
public final class Times {

    private static final String FORM = "0000-00-00T00:00:00.000000Z";
    private static final long SECONDS_OF_A_DAY = 86_400;

    private Times() {}

    /**
     * As {@link Instant#parse}, several times as fast for a time in UTC with six digits behind the
     * point.
     */
    public static Instant parse(String text) {
        if (!isPlain(text)) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long day =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        return Instant.ofEpochSecond(
                day * SECONDS_OF_A_DAY + hour * 3_600L + minute * 60L + second,
                number(text, 20, 26) * 1_000L);
    }

    private static boolean isPlain(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char form = FORM.charAt(i);
            char c = text.charAt(i);
            if (form == '0' ? (c < '0' || c > '9') : c != form) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
