package dev.lectern.access;

import dev.lectern.web.Problem;
import dev.lectern.web.ProblemAnswers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Enumeration;

/** Finds out who asks, before anything is done for them. Whoever shows nothing is nobody. */
final class Authentication extends OncePerRequestFilter {

    private static final String ATTRIBUTE = Principal.class.getName();
    private static final int UNAUTHORISED = 401;

    private final Credentials credentials;
    private final ProblemAnswers answers;

    Authentication(Credentials credentials, ProblemAnswers answers) {
        this.credentials = credentials;
        this.answers = answers;
    }

    static @Nullable Principal of(HttpServletRequest request) {
        return (Principal) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            String token = token(request);
            if (token != null) {
                request.setAttribute(ATTRIBUTE, credentials.principal(token));
            }
        } catch (Problem problem) {
            if (problem.code().status() == UNAUTHORISED) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            }
            answers.answer(request, response, problem.field(HttpHeaders.AUTHORIZATION));
            return;
        } catch (AccessUnknownException e) {
            answers.answer(request, response, unknown());
            return;
        }
        chain.doFilter(request, response);
    }

    private @Nullable String token(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!headers.hasMoreElements()) {
            return null;
        }
        String header = headers.nextElement();
        if (headers.hasMoreElements()) {
            throw Problem.of(AccessProblem.CREDENTIALS_INVALID, "Whoever asks is one, not several");
        }
        try {
            String token = Bearer.token(header);
            if (token == null) {
                throw Problem.of(
                        AccessProblem.CREDENTIALS_INVALID, "Credentials are Bearer tokens");
            }
            return token;
        } catch (Bearer.MalformedException e) {
            throw Problem.of(
                    AccessProblem.CREDENTIALS_INVALID, "This is no well-formed Bearer token");
        }
    }

    static Problem unknown() {
        return Problem.of(AccessProblem.ACCESS_UNKNOWN, AccessProblem.ACCESS_UNKNOWN.detail());
    }
}
