package dev.lectern.access;

import dev.lectern.web.Problem;
import dev.lectern.web.ProblemAnswers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Collections;

/** Finds out who asks, before anything is done for them. Whoever shows nothing is nobody. */
final class Authentication extends OncePerRequestFilter {

    private static final String ATTRIBUTE = Principal.class.getName();
    private static final int UNAUTHORISED = 401;

    private final BearerTokenResolver bearer = new DefaultBearerTokenResolver();
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
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw Problem.of(AccessProblem.CREDENTIALS_INVALID, "Whoever asks is one, not several");
        }
        try {
            String token = bearer.resolve(request);
            if (token == null && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
                throw Problem.of(
                        AccessProblem.CREDENTIALS_INVALID, "Credentials are Bearer tokens");
            }
            return token;
        } catch (OAuth2AuthenticationException e) {
            throw Problem.of(
                    AccessProblem.CREDENTIALS_INVALID, "This is no well-formed Bearer token");
        }
    }

    static Problem unknown() {
        return Problem.of(AccessProblem.ACCESS_UNKNOWN, AccessProblem.ACCESS_UNKNOWN.detail());
    }
}
