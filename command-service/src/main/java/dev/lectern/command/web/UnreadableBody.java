package dev.lectern.command.web;

import dev.lectern.api.InvalidIdException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

import java.util.stream.Collectors;

/** Says what is wrong with a body and where, without repeating what was in it. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemDetail problem(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BodyLimit.BodyTooLargeException large -> {
                    return Problems.problem(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "body-too-large",
                            large.getMessage(),
                            null);
                }
                case InvalidIdException id -> {
                    return badRequest("invalid-id", id.getMessage(), field(e.getCause()));
                }
                default -> {
                    // Look further: Jackson wraps what the types of the project throw.
                }
            }
        }
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                    badRequest("unknown-field", "There is no such field", field(unknown));
            case InvalidNullException absent ->
                    badRequest("missing-field", "The field must have a value", field(absent));
            case ValueInstantiationException invalid ->
                    badRequest("invalid-field", reason(invalid), field(invalid));
            case MismatchedInputException mismatch when isMissing(mismatch) ->
                    badRequest("missing-field", "A field is missing", missing(mismatch));
            case MismatchedInputException mismatch ->
                    badRequest("invalid-field", "The value is of the wrong type", field(mismatch));
            case StreamReadException _ -> malformed();
            case DatabindException invalid ->
                    badRequest("invalid-field", "The value cannot be used", field(invalid));
            case null, default -> malformed();
        };
    }

    private static ProblemDetail malformed() {
        return badRequest("malformed-json", "The body is not well-formed JSON", null);
    }

    private static ProblemDetail badRequest(
            String code, @Nullable String detail, @Nullable String field) {
        return Problems.problem(HttpStatus.BAD_REQUEST, code, detail, field);
    }

    private static @Nullable String reason(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException reason
                ? reason.getMessage()
                : "The value cannot be used";
    }

    private static boolean isMissing(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Missing required creator property");
    }

    /** Jackson tells the name of a missing property only in its message. */
    private static String missing(MismatchedInputException e) {
        String message = e.getOriginalMessage();
        int start = message.indexOf('\'') + 1;
        String name = message.substring(start, message.indexOf('\'', start));
        String parent = field(e);
        return parent == null || parent.equals(name) || parent.endsWith('.' + name)
                ? (parent == null ? name : parent)
                : parent + '.' + name;
    }

    private static @Nullable String field(@Nullable Throwable e) {
        if (!(e instanceof JacksonException jackson) || jackson.getPath().isEmpty()) {
            return null;
        }
        return jackson.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
