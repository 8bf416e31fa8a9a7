package dev.lectern.command.web;

import dev.lectern.access.Standing;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.web.Trace;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import java.util.Objects;
import java.util.regex.Pattern;

/** Who calls, as the gate has found out, and what the caller's headers say of the request. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:/-]{1,128}");

    private final RequestKeys keys;

    CallerResolver(RequestKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        Standing standing = Standing.of(servlet);
        String actor = standing.actor();
        return new Caller(
                actor,
                header(request, Trace.CORRELATION_ID, Trace.of(servlet)),
                keys.of(servlet, actor, standing.principal() == null),
                IfMatch.parse(request.getHeader(IfMatch.HEADER)));
    }

    private static String header(NativeWebRequest request, String name, String otherwise) {
        String value = request.getHeader(name);
        if (value == null) {
            return otherwise;
        }
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidHeaderException(name, "is not 1 to 128 of A-Z a-z 0-9 . _ : / -");
        }
        return value;
    }

    /** A header is not what it should be. */
    static final class InvalidHeaderException extends RuntimeException {

        private final String header;

        InvalidHeaderException(String header, String predicate) {
            super("The header " + header + ' ' + predicate, null, false, false);
            this.header = header;
        }

        String header() {
            return header;
        }
    }
}
