package dev.lectern.command.deciding;

import static dev.lectern.command.deciding.RefusalCode.Kind.CONFLICT;
import static dev.lectern.command.deciding.RefusalCode.Kind.FORBIDDEN;
import static dev.lectern.command.deciding.RefusalCode.Kind.INVALID;
import static dev.lectern.command.deciding.RefusalCode.Kind.UNKNOWN;

import java.util.Locale;

/**
 * Every rule that can be broken. The codes are part of the API: they never change their meaning.
 */
public enum RefusalCode {
    UNKNOWN_CONFERENCE(UNKNOWN, "conference"),
    UNKNOWN_COMPETITION(UNKNOWN, "competition"),
    UNKNOWN_DEMO(UNKNOWN, "demo"),
    UNKNOWN_JUDGE(UNKNOWN, "judge"),
    SCORECARD_NOT_FOUND(UNKNOWN, "demo"),
    UNKNOWN_MEMBER(UNKNOWN, "member"),
    UNKNOWN_API_KEY(UNKNOWN, "apiKey"),
    UNKNOWN_JOIN_CODE(UNKNOWN, "code"),
    UNKNOWN_INVITATION(UNKNOWN, "invitation"),
    UNKNOWN_PARTICIPANT(UNKNOWN, "participant"),
    UNKNOWN_TALK(UNKNOWN, "talk"),
    UNKNOWN_QUESTION(UNKNOWN, "question"),
    UNKNOWN_POLL(UNKNOWN, "poll"),
    UNKNOWN_ROUND(UNKNOWN, "round"),

    PARTICIPANT_BLOCKED(FORBIDDEN, "participant"),
    NOT_THE_AUTHOR(FORBIDDEN, "question"),

    ORGANISATION_EXISTS(CONFLICT, "organisation"),
    MEMBER_EXISTS(CONFLICT, "name"),
    LAST_OWNER(CONFLICT, "member"),
    CODE_TAKEN(CONFLICT, "code"),
    INVITATION_REQUIRED(CONFLICT, "invitation"),
    INVITATION_USED(CONFLICT, "invitation"),
    INVITATION_REVOKED(CONFLICT, "invitation"),
    TOO_MANY_BATCHES(CONFLICT, "count"),
    CONFERENCE_EXISTS(CONFLICT, "title"),
    DEMO_EXISTS(CONFLICT, "title"),
    JUDGE_EXISTS(CONFLICT, "name"),
    CRITERIA_FROZEN(CONFLICT, "competition"),
    JUDGE_NOT_ASSIGNED(CONFLICT, "demo"),
    ASSIGNMENT_SCORED(CONFLICT, "demos"),
    CONFLICT_OF_INTEREST(CONFLICT, "demo"),
    CONFLICT_ALREADY_DECLARED(CONFLICT, "reason"),
    COMPETITION_LOCKED(CONFLICT, "competition"),
    COMPETITION_NOT_LOCKED(CONFLICT, "competition"),
    TIE_NOT_FOUND(CONFLICT, "demos"),
    TIE_UNSETTLED(CONFLICT, "model"),
    NOTHING_TO_PUBLISH(CONFLICT, "competition"),
    RANKING_ALREADY_PUBLISHED(CONFLICT, "competition"),
    TALK_CANCELLED(CONFLICT, "talk"),
    QUESTIONS_CLOSED(CONFLICT, "talk"),
    QUESTION_PENDING(CONFLICT, "question"),
    QUESTION_HIDDEN(CONFLICT, "question"),
    QUESTION_WITHDRAWN(CONFLICT, "question"),
    QUESTION_ANSWERED(CONFLICT, "question"),
    QUESTION_MERGED(CONFLICT, "question"),
    OWN_QUESTION(CONFLICT, "question"),
    MERGE_CIRCLE(CONFLICT, "duplicate"),
    MERGE_ACROSS_TALKS(CONFLICT, "duplicate"),
    TOO_MANY_LABELS(CONFLICT, "label"),
    POLL_FROZEN(CONFLICT, "poll"),
    POLL_OPEN(CONFLICT, "round"),
    POLL_CLOSED(CONFLICT, "round"),
    ROUND_EXISTS(CONFLICT, "closesAt"),
    ROUND_NOT_NEXT(CONFLICT, "round"),
    CLOSING_TIME_PAST(CONFLICT, "closesAt"),

    EXPIRY_OUT_OF_RANGE(INVALID, "expiresAt"),
    COUNT_OUT_OF_RANGE(INVALID, "count"),
    WEIGHTS_NOT_100(INVALID, "criteria"),
    DUPLICATE_CRITERION(INVALID, "criteria"),
    UNKNOWN_CRITERION(INVALID, "criteria"),
    UNKNOWN_SCORING_MODEL(INVALID, "model"),
    TOO_FEW_SCORECARDS(INVALID, "model"),
    SCALE_INVALID(INVALID, "scale"),
    SCORE_OUT_OF_RANGE(INVALID, "scores"),
    SCORE_OFF_STEP(INVALID, "scores"),
    SCORECARD_INCOMPLETE(INVALID, "scores"),
    UNKNOWN_ASSIGNED_DEMO(INVALID, "demos"),
    DUPLICATE_DEMO(INVALID, "order"),
    TALK_TIMES_INVALID(INVALID, "end"),
    UNKNOWN_OPTION(INVALID, "options"),
    DUPLICATE_OPTION(INVALID, "options"),
    TOO_FEW_OPTIONS(INVALID, "options"),
    TOO_MANY_OPTIONS(INVALID, "options"),
    CHOICE_LIMITS_INVALID(INVALID, "min"),
    RATING_OUT_OF_RANGE(INVALID, "rating"),
    BALLOT_OF_ANOTHER_KIND(INVALID, "options");

    /** What is wrong, which decides the status of the answer. */
    public enum Kind {
        /** What the request is about does not exist. */
        UNKNOWN,
        /** It is somebody else's to do. */
        FORBIDDEN,
        /** It was right once, or may be later: the state forbids it. */
        CONFLICT,
        /** It can never be right. */
        INVALID
    }

    private final Kind kind;
    private final String field;

    RefusalCode(Kind kind, String field) {
        this.kind = kind;
        this.field = field;
    }

    /** The part of a request that such a refusal is about, unless it says more exactly. */
    public String field() {
        return field;
    }

    public Kind kind() {
        return kind;
    }

    /** As in a problem's {@code code}, such as {@code score-off-step}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
