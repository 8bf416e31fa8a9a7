package dev.lectern.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** What can go wrong with any request. */
public enum CommonProblem implements ProblemCode {
    BAD_REQUEST(400, "The request cannot be understood"),
    INVALID_PATH(
            400, "A path is UTF-8, percent-encoded, without path parameters or control characters"),
    INVALID_ID(400, "The path holds an id that is none"),
    INVALID_PARAMETER(400, "The parameter does not have the form that it should have"),
    MISSING_PARAMETER(400, "The parameter is missing"),
    UNKNOWN_PARAMETER(400, "This operation does not have this parameter"),
    INVALID_HEADER(400, "The header does not have the form that it should have"),
    MALFORMED_TEXT(400, "The body is not UTF-8"),
    UNEXPECTED_BODY(400, "This operation takes no body"),
    FOREIGN_ORIGIN(403, "Pages of other sites may not ask for this"),
    NOT_FOUND(404, "There is nothing at this path"),
    METHOD_NOT_ALLOWED(405, "This path does not have this method on this service"),
    NOT_ACCEPTABLE(406, "Answers are application/json"),
    REQUEST_TIMEOUT(408, "The body takes too long to arrive"),
    PRECONDITION_FAILED(412, "It is no longer what was asked for"),
    BODY_TOO_LARGE(413, "The body is larger than any request needs"),
    UNSUPPORTED_MEDIA_TYPE(415, "Bodies are application/json"),
    INTERNAL_ERROR(500, "Something went wrong here; it has been logged"),
    OVERLOADED(503, "Too many requests are waiting"),
    STORE_UNAVAILABLE(503, "The database cannot be reached"),
    KEYS_UNAVAILABLE(503, "The keys of personal text cannot be reached");

    private final int status;
    private final String detail;

    CommonProblem(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    @Override
    public int status() {
        return status;
    }

    /** A sentence for people, where there is nothing more to say. */
    public String detail() {
        return detail;
    }

    /** What an error status of the framework or the web server stands for. */
    static CommonProblem of(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case REQUEST_TIMEOUT -> REQUEST_TIMEOUT;
            case PRECONDITION_FAILED -> PRECONDITION_FAILED;
            case CONTENT_TOO_LARGE -> BODY_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case SERVICE_UNAVAILABLE -> OVERLOADED;
            case null, default -> status.is5xxServerError() ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
