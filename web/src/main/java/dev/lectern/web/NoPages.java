package dev.lectern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Set;

/**
 * Refuses what any page makes a browser send, also one that seems to come from here: there are no
 * pages here, and whose name a browser believes to be ours is not ours to say. People may look.
 */
final class NoPages extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ProblemAnswers answers;

    NoPages(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean byABrowser = request.getHeader("Sec-Fetch-Site") != null;
        if (request.getHeader(HttpHeaders.ORIGIN) != null
                || (byABrowser && !READING.contains(request.getMethod()))) {
            answers.answer(
                    request,
                    response,
                    Problem.of(CommonProblem.FOREIGN_ORIGIN).field(HttpHeaders.ORIGIN));
        } else {
            chain.doFilter(request, response);
        }
    }
}
