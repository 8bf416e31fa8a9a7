package dev.lectern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Refuses what a page of another site makes a browser send, unless that site is named in the
 * settings: listening on loopback alone does not keep a browser on the same machine away.
 */
final class Origins extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration cors = new CorsConfiguration();
    private final ProblemAnswers answers;

    /**
     * @param allowed each as a browser sends it, such as {@code https://lectern.example}
     */
    Origins(List<String> allowed, ProblemAnswers answers) {
        this.answers = answers;
        cors.setAllowedOrigins(allowed);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(
                List.of(
                        HttpHeaders.ETAG,
                        HttpHeaders.LOCATION,
                        HttpHeaders.RETRY_AFTER,
                        "Lectern-Position",
                        "RateLimit",
                        "RateLimit-Policy"));
        cors.setMaxAge(Duration.ofMinutes(10));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean ours = origin == null || isOwn(origin, request);
        if (ours ? isSentByAnotherSite(request) : cors.checkOrigin(origin) == null) {
            answers.answer(
                    request,
                    response,
                    Problem.of(CommonProblem.FOREIGN_ORIGIN).field(HttpHeaders.ORIGIN));
        } else if (ours
                || (processor.processRequest(cors, request, response)
                        && !CorsUtils.isPreFlightRequest(request))) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOwn(@Nullable String origin, HttpServletRequest request) {
        String host = Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), "");
        return ("http://" + host).equalsIgnoreCase(origin)
                || ("https://" + host).equalsIgnoreCase(origin);
    }

    /** Following a link from elsewhere is welcome. */
    private static boolean isSentByAnotherSite(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && !READING.contains(request.getMethod());
    }
}
