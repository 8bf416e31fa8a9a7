package dev.lectern.access;

import dev.lectern.web.ProblemCode;

/** Why somebody is not let through. */
enum AccessProblem implements ProblemCode {
    CREDENTIALS_MISSING(401, "Who asks for this says who that is: Authorization: Bearer …"),
    CREDENTIALS_INVALID(401, "These credentials are none, or are no longer any"),
    CREDENTIALS_EXPIRED(401, "These credentials have expired"),
    NOT_PERMITTED(403, "Your role does not let you do this"),
    PARTICIPANT_BLOCKED(403, "The organisers have blocked this participant"),
    UNKNOWN_ORGANISATION(404, "There is no such organisation"),
    UNKNOWN_CONFERENCE(404, "There is no such conference"),
    RATE_LIMITED(429, "Too many requests"),
    ACCESS_UNKNOWN(503, "What you may do cannot be looked up at the moment"),
    IDENTITY_PROVIDER_UNAVAILABLE(503, "Your login cannot be checked at the moment");

    private final int status;
    private final String detail;

    AccessProblem(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    @Override
    public int status() {
        return status;
    }

    String detail() {
        return detail;
    }
}
