package dev.lectern.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses parameters that an operation does not have: a misspelt one must not be overlooked, unless
 * the operation has {@link AnyParameters}.
 */
final class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !method.getBeanType().getName().startsWith("dev.lectern.")
                || method.hasMethodAnnotation(AnyParameters.class)) {
            return true;
        }
        Map<String, String[]> given = request.getParameterMap();
        if (!given.isEmpty()) {
            require(given, method);
        }
        return true;
    }

    private static void require(Map<String, String[]> given, HandlerMethod method) {
        Set<String> known =
                Arrays.stream(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .map(KnownParameters::name)
                        .collect(Collectors.toSet());
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Problem.of(CommonProblem.UNKNOWN_PARAMETER).field(name);
            }
            if (values.length > 1 || values[0].isEmpty()) {
                throw Problem.of(
                                CommonProblem.INVALID_PARAMETER,
                                "The parameter is given more than once, or empty")
                        .field(name);
            }
        });
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation =
                Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name();
    }
}
