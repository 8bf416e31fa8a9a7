package dev.lectern.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How often each operation was answered with what, and how long that took: {@code
 * http.server.requests} with the tags of Spring's observations, which make a dozen objects for each
 * request. A stream is counted when it begins.
 */
final class RequestTimes extends OncePerRequestFilter {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String UNKNOWN = "UNKNOWN";
    private static final int NOT_FOUND = 404;
    private static final int DEFECT = 500;

    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** There are no more than operations, methods, status codes and exceptions. */
    private record Kind(String method, String uri, int status, @Nullable Class<?> exception) {}

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        Throwable failure = null;
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            timers.computeIfAbsent(kind(request, response, failure), this::timer)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static Kind kind(
            HttpServletRequest request, HttpServletResponse response, @Nullable Throwable failure) {
        Object reported = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object exception = failure == null ? reported : failure;
        int status = failure == null ? response.getStatus() : DEFECT;
        String method = request.getMethod();
        return new Kind(
                METHODS.contains(method) ? method : UNKNOWN,
                uri(request, status),
                status,
                exception == null ? null : exception.getClass());
    }

    private static String uri(HttpServletRequest request, int status) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            return pattern.toString();
        }
        return status == NOT_FOUND ? "NOT_FOUND" : UNKNOWN;
    }

    private Timer timer(Kind kind) {
        String exception = kind.exception() == null ? "none" : kind.exception().getSimpleName();
        HttpStatus.Series series = HttpStatus.Series.resolve(kind.status());
        return Timer.builder("http.server.requests")
                .description("Requests that were answered")
                .tag("method", kind.method())
                .tag("uri", kind.uri())
                .tag("status", Integer.toString(kind.status()))
                .tag("outcome", outcome(series))
                .tag("exception", exception)
                .tag("error", exception)
                .register(registry);
    }

    private static String outcome(HttpStatus.@Nullable Series series) {
        return switch (series) {
            case INFORMATIONAL -> "INFORMATIONAL";
            case SUCCESSFUL -> "SUCCESS";
            case REDIRECTION -> "REDIRECTION";
            case CLIENT_ERROR -> "CLIENT_ERROR";
            case SERVER_ERROR -> "SERVER_ERROR";
            case null -> UNKNOWN;
        };
    }
}
