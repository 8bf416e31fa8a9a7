package dev.lectern.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Refuses a body where an operation takes none: whoever gives a reason must not believe that it is
 * on record. An empty object says nothing, and some clients always send one.
 */
final class UnexpectedBodies implements HandlerInterceptor {

    private static final Pattern NOTHING = Pattern.compile("\\s*(\\{\\s*})?\\s*");

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        byte[] body = Bodies.of(request);
        if (body.length > 0
                && handler instanceof HandlerMethod method
                && request.getDispatcherType() == DispatcherType.REQUEST
                && request.getRequestURI().startsWith("/api/")
                && !takesOne(method)
                && !NOTHING.matcher(new String(body, StandardCharsets.UTF_8)).matches()) {
            throw Problem.of(CommonProblem.UNEXPECTED_BODY);
        }
        return true;
    }

    private static boolean takesOne(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
