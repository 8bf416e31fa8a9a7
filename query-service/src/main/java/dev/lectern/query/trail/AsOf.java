package dev.lectern.query.trail;

import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * A moment: after the event at a position, or after everything that was recorded at a time or
 * before. As times never decrease with the position, both are a prefix of what has happened.
 */
public sealed interface AsOf {

    record Position(long position) implements AsOf {}

    record Time(Instant time) implements AsOf {}

    /** All that is known. */
    AsOf NOW = new Position(Long.MAX_VALUE);

    /**
     * @param name of the parameter
     * @param text a position, or a time such as {@code 2026-11-25T14:03:00.123456Z}; now unless
     *     given
     * @throws Problem if it is neither
     */
    static AsOf parse(String name, @Nullable String text) {
        if (text == null) {
            return NOW;
        }
        if (text.matches("[0-9]{1,18}")) {
            return new Position(Long.parseLong(text));
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(Filter.FIRST) && !time.isAfter(Filter.LAST)) {
                return new Time(time);
            }
        } catch (DateTimeParseException e) {
            throw malformed(name);
        }
        throw malformed(name);
    }

    /**
     * The same where it is about what the audience does: a time is a whole minute, since by halving
     * finer ones those that are told to the minute would be found.
     *
     * @throws Problem if it is neither a position nor a whole minute
     */
    static AsOf parseMinute(String name, @Nullable String text) {
        AsOf moment = parse(name, text);
        if (moment instanceof Time(Instant time)
                && !time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw malformed(
                    name, "A moment is a position, or a whole minute such as 2026-11-25T14:03:00Z");
        }
        return moment;
    }

    private static Problem malformed(String name) {
        return malformed(
                name, "A moment is a position, or a time such as 2026-11-25T14:03:00.123456Z");
    }

    private static Problem malformed(String name, String detail) {
        return Problem.of(CommonProblem.INVALID_PARAMETER, detail).field(name);
    }
}
