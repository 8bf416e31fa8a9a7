package dev.lectern.query.http;

import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;
import dev.lectern.web.ProblemAnswers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Gives every answer a strong entity tag made of what is in it, and does not send again what the
 * client has. So a text that is erased changes the tag, although no event changes the thing.
 */
final class EntityTags extends OncePerRequestFilter {

    private static final int HASH_BYTES = 12;

    private final ProblemAnswers problems;

    EntityTags(ProblemAnswers problems) {
        this.problems = problems;
    }

    /** Live streams and exports pass as they come. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return !reads
                || !request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().endsWith("/export")
                || request.getRequestURI().endsWith("/log")
                || request.getRequestURI().endsWith("/live")
                || request.getRequestURI().endsWith("/events");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() != HttpServletResponse.SC_OK) {
            answer.copyBodyToResponse();
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        String tag = '"' + VersionedAnswers.prefix(request) + hash(answer) + '"';
        if (!new ServletWebRequest(request, response).checkNotModified(tag)) {
            answer.copyBodyToResponse();
        } else if (response.getStatus() == HttpServletResponse.SC_PRECONDITION_FAILED) {
            problems.answer(
                    request,
                    response,
                    Problem.of(CommonProblem.PRECONDITION_FAILED).field(HttpHeaders.IF_MATCH));
        }
    }

    private static String hash(ContentCachingResponseWrapper answer) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(answer.getContentAsByteArray());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM cannot do SHA-256", e);
        }
    }
}
