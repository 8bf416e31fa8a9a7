package dev.lectern.command.web;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** A time in a request: with its offset, to the microsecond. */
public record Moment(Instant value) {

    private static final int MAX_YEAR = 9999;

    /**
     * @throws IllegalArgumentException if it is not such a time, or too long ago or ahead
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Moment parse(String text) {
        try {
            var time = OffsetDateTime.parse(text);
            if (time.getYear() > 0 && time.getYear() < MAX_YEAR) {
                return new Moment(time.toInstant().truncatedTo(ChronoUnit.MICROS));
            }
        } catch (DateTimeParseException e) {
            throw malformed(e);
        }
        throw malformed(null);
    }

    private static IllegalArgumentException malformed(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "must be a time with its offset, such as 2026-11-25T09:00:00+01:00", cause);
    }
}
