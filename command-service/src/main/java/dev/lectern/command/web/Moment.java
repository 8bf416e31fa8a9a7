package dev.lectern.command.web;

import com.fasterxml.jackson.annotation.JsonCreator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** A point in time in a request, to the second; written with its offset. */
public record Moment(Instant value) {

    /**
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Moment of(String text) {
        try {
            return new Moment(
                    OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time with an offset, such as 2030-01-31T12:00:00Z", e);
        }
    }
}
