package dev.lectern.query.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses parameters that an operation does not have: a misspelt one must not be overlooked. */
@Component
class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !method.getBeanType().getName().startsWith("dev.lectern.")) {
            return true;
        }
        Set<String> known =
                Arrays.stream(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .map(KnownParameters::name)
                        .collect(Collectors.toSet());
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!known.contains(name)) {
                        throw new Problem(
                                HttpStatus.BAD_REQUEST,
                                "unknown-parameter",
                                name,
                                "This operation does not have this parameter");
                    }
                    if (values.length > 1) {
                        throw new Problem(
                                HttpStatus.BAD_REQUEST,
                                "invalid-parameter",
                                name,
                                "The parameter is given more than once");
                    }
                });
        return true;
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation =
                Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name();
    }
}
