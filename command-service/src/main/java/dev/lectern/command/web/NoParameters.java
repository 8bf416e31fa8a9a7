package dev.lectern.command.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Writes take no query parameters: one that is given was meant for something else. */
final class NoParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("dev.lectern.")
                && request.getDispatcherType() == DispatcherType.REQUEST) {
            request.getParameterMap().keySet().stream()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UnknownParameterException(name);
                    });
        }
        return true;
    }

    /** The operation has no such parameter. */
    static final class UnknownParameterException extends RuntimeException {

        private final String parameter;

        UnknownParameterException(String parameter) {
            super("This operation does not have this parameter", null, false, false);
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }
    }
}
