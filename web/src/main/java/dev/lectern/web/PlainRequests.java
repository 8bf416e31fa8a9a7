package dev.lectern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses paths and query strings that different programs would read differently: ill-formed UTF-8,
 * control characters, path parameters.
 */
final class PlainRequests extends OncePerRequestFilter {

    private final ProblemAnswers answers;

    PlainRequests(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.indexOf(';') >= 0 || !isPlain(path)) {
            answers.answer(request, response, Problem.of(CommonProblem.INVALID_PATH));
        } else if (!isPlain(request.getQueryString())) {
            answers.answer(
                    request,
                    response,
                    Problem.of(CommonProblem.INVALID_PARAMETER, "The query string is malformed"));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether it is text without control characters, once it is decoded. */
    static boolean isPlain(@Nullable String encoded) {
        if (encoded == null || standsForItself(encoded)) {
            return true;
        }
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (low < 0) {
                return false;
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            return false; // which is what was asked
        }
    }

    /** Without an escape and in ASCII, as almost all is. */
    private static boolean standsForItself(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '%') {
                return false;
            }
        }
        return true;
    }
}
