package dev.lectern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a body before anybody looks at it: no more of it than any request needs, whatever its
 * headers say, and only if it is text.
 */
public final class Bodies extends OncePerRequestFilter {

    /** The size of the largest body. */
    static final int MAX_BYTES = 64 * 1024;

    private static final String ATTRIBUTE = Bodies.class.getName();
    private static final byte[] NOTHING = new byte[0];

    private final ProblemAnswers answers;

    Bodies(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** The body of the request as it came, for those who recognise it by its bytes. */
    public static byte[] of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof byte[] body ? body : NOTHING;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() == 0
                || (request.getContentLengthLong() < 0
                        && request.getHeader("Transfer-Encoding") == null)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body;
        try {
            body = read(request);
        } catch (Problem problem) {
            answers.answer(request, response, problem);
            return;
        }
        request.setAttribute(ATTRIBUTE, body);
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw Problem.of(CommonProblem.BAD_REQUEST, "The body did not arrive as announced");
        }
        if (body.length > MAX_BYTES) {
            throw tooLarge();
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw Problem.of(CommonProblem.MALFORMED_TEXT);
        }
        return body;
    }

    private static Problem tooLarge() {
        return Problem.of(
                CommonProblem.BODY_TOO_LARGE, "The body has more than " + MAX_BYTES + " bytes");
    }
}
