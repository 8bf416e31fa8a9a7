package dev.lectern.command.deciding;

import static dev.lectern.command.deciding.RefusalCode.Kind.CONFLICT;
import static dev.lectern.command.deciding.RefusalCode.Kind.INVALID;
import static dev.lectern.command.deciding.RefusalCode.Kind.UNKNOWN;

import java.util.Locale;

/**
 * Every rule that can be broken. The codes are part of the API: they never change their meaning.
 */
public enum RefusalCode {
    UNKNOWN_CONFERENCE(UNKNOWN),
    UNKNOWN_COMPETITION(UNKNOWN),
    UNKNOWN_DEMO(UNKNOWN),
    UNKNOWN_JUDGE(UNKNOWN),
    SCORECARD_NOT_FOUND(UNKNOWN),

    CONFERENCE_EXISTS(CONFLICT),
    DEMO_EXISTS(CONFLICT),
    JUDGE_EXISTS(CONFLICT),
    CRITERIA_FROZEN(CONFLICT),
    JUDGE_NOT_ASSIGNED(CONFLICT),
    ASSIGNMENT_SCORED(CONFLICT),
    CONFLICT_OF_INTEREST(CONFLICT),
    CONFLICT_ALREADY_DECLARED(CONFLICT),
    COMPETITION_LOCKED(CONFLICT),
    COMPETITION_NOT_LOCKED(CONFLICT),
    TIE_NOT_FOUND(CONFLICT),
    TIE_UNSETTLED(CONFLICT),
    NOTHING_TO_PUBLISH(CONFLICT),
    RANKING_ALREADY_PUBLISHED(CONFLICT),

    WEIGHTS_NOT_100(INVALID),
    DUPLICATE_CRITERION(INVALID),
    UNKNOWN_CRITERION(INVALID),
    UNKNOWN_SCORING_MODEL(INVALID),
    SCALE_INVALID(INVALID),
    SCORE_OUT_OF_RANGE(INVALID),
    SCORE_OFF_STEP(INVALID),
    SCORECARD_INCOMPLETE(INVALID),
    UNKNOWN_ASSIGNED_DEMO(INVALID),
    DUPLICATE_DEMO(INVALID);

    /** What is wrong, which decides the status of the answer. */
    public enum Kind {
        /** What the request is about does not exist. */
        UNKNOWN,
        /** It was right once, or may be later: the state forbids it. */
        CONFLICT,
        /** It can never be right. */
        INVALID
    }

    private final Kind kind;

    RefusalCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** As in a problem's {@code code}, such as {@code score-off-step}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
