package dev.lectern.command.web;

import dev.lectern.web.ProblemCode;

/** What can go wrong with a write, but for broken rules. */
enum WriteProblem implements ProblemCode {
    MALFORMED_JSON(400),
    UNKNOWN_FIELD(400),
    MISSING_FIELD(400),
    INVALID_FIELD(400),
    ERASED(409),
    EVENT_TOO_LARGE(413),
    IDEMPOTENCY_KEY_REUSED(422),
    CONFLICTING_WRITES(503),
    OUTCOME_UNKNOWN(503),
    NOT_IN_EFFECT(503);

    private final int status;

    WriteProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
