package dev.lectern.query.http;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is not answered with what it asked for, and why (RFC 9457). */
public final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final @Nullable String field;

    /**
     * @param code stable, in kebab case
     * @param field which part of the request is meant, if one is
     * @param detail for people; never repeats what came from outside, but for ids
     */
    public Problem(HttpStatus status, String code, @Nullable String field, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    public static Problem unknownConference(ConferenceId conference) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "unknown-conference",
                "conference",
                "There is no conference " + conference);
    }

    public static Problem unknownCompetition(ConferenceId conference, CompetitionId competition) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "unknown-competition",
                "competition",
                "There is no competition %s in conference %s".formatted(competition, conference));
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable String field() {
        return field;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
