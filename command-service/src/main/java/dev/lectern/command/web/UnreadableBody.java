package dev.lectern.command.web;

import static dev.lectern.command.web.WriteProblem.INVALID_FIELD;
import static dev.lectern.command.web.WriteProblem.MALFORMED_JSON;
import static dev.lectern.command.web.WriteProblem.MISSING_FIELD;
import static dev.lectern.command.web.WriteProblem.UNKNOWN_FIELD;
import static dev.lectern.web.CommonProblem.INVALID_ID;

import dev.lectern.api.InvalidIdException;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;
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

    static Problem problem(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidIdException id) {
                // Jackson wraps what the types of the project throw.
                return Problem.of(INVALID_ID, String.valueOf(id.getMessage()))
                        .field(field(e.getCause()));
            }
        }
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                    Problem.of(UNKNOWN_FIELD, "There is no such field").field(field(unknown));
            case InvalidNullException absent ->
                    Problem.of(MISSING_FIELD, "The field must have a value").field(field(absent));
            case ValueInstantiationException invalid ->
                    Problem.of(INVALID_FIELD, reason(invalid)).field(field(invalid));
            case MismatchedInputException mismatch when isMissing(mismatch) ->
                    Problem.of(MISSING_FIELD, "A field is missing").field(missing(mismatch));
            case MismatchedInputException mismatch ->
                    Problem.of(INVALID_FIELD, "The value is of the wrong type")
                            .field(field(mismatch));
            case StreamReadException _ -> malformed();
            case DatabindException invalid ->
                    Problem.of(INVALID_FIELD, "The value cannot be used").field(field(invalid));
            case null, default -> malformed();
        };
    }

    private static Problem malformed() {
        return Problem.of(MALFORMED_JSON, "The body is not well-formed JSON");
    }

    private static String reason(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException reason
                ? String.valueOf(reason.getMessage())
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
