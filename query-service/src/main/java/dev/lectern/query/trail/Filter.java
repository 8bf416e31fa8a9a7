package dev.lectern.query.trail;

import dev.lectern.api.wire.EventTypes;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which entries are asked for: those to which everything that is given applies.
 *
 * @param type such as {@code lectern.poll.PollOpened}
 * @param actor as on the entries
 * @param from the first time
 * @param to the first time that is too late
 */
record Filter(
        @Nullable About about,
        @Nullable String type,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final Filter NONE = new Filter(null, null, null, null, null);

    private static final Pattern ACTOR = Pattern.compile("[A-Za-z0-9:/._-]{1,200}");
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LAST = Instant.parse("9999-12-31T23:59:00Z");

    private static final Set<String> TYPES =
            EventTypes.all().stream()
                    .map(fact -> EventTypes.of(fact).name())
                    .collect(Collectors.toUnmodifiableSet());

    /**
     * @param about such as {@code question:q1}
     * @throws Problem if one of them does not have the form that it should have
     */
    static Filter parse(
            @Nullable String about,
            @Nullable String type,
            @Nullable String actor,
            @Nullable String from,
            @Nullable String to) {
        if (type != null && !TYPES.contains(type)) {
            throw malformed(
                    "type", "A type is the name of an event, such as lectern.poll.PollOpened");
        }
        if (actor != null && !ACTOR.matcher(actor).matches()) {
            throw malformed("actor", "An actor is written as on the entries");
        }
        return new Filter(
                about == null ? null : About.parse(about),
                type,
                actor,
                time("from", from),
                time("to", to));
    }

    /** Whole minutes only: by finer ones, the times that are told to the minute would be found. */
    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (time.equals(time.truncatedTo(ChronoUnit.MINUTES))
                    && !time.isBefore(FIRST)
                    && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw malformedTime(name);
        }
        throw malformedTime(name);
    }

    private static Problem malformedTime(String name) {
        return malformed(name, "A time is a whole minute, such as 2026-11-25T14:03:00Z");
    }

    private static Problem malformed(String name, String detail) {
        return Problem.of(CommonProblem.INVALID_PARAMETER, detail).field(name);
    }
}
