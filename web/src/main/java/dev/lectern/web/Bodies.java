package dev.lectern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads a body before anybody looks at it: no more of it than any request needs, whatever its
 * headers say, for no longer than it may take, and only if it is text.
 */
public final class Bodies extends OncePerRequestFilter {

    /** The size of the largest body. */
    static final int MAX_BYTES = 64 * 1024;

    /** How much is taken of one that is too large. */
    private static final int MOST_TAKEN = 256 * 1024;

    private static final int SOME_BYTES = 4 * 1024;

    private static final String ATTRIBUTE = Bodies.class.getName();
    private static final byte[] NOTHING = new byte[0];

    private final long patience;
    private final ProblemAnswers answers;

    /**
     * @param patience until the whole of a body must be there; the web server bounds each pause
     */
    Bodies(Duration patience, ProblemAnswers answers) {
        this.patience = patience.toNanos();
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

    private byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES && request.getHeader("Expect") != null) {
            throw tooLarge(); // it is asked whether to send it
        }
        byte[] body;
        try {
            body = readAll(request.getInputStream());
        } catch (SocketTimeoutException e) {
            throw Problem.of(CommonProblem.REQUEST_TIMEOUT);
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

    /** Of one that is too large, the beginning: who is still sending would not see the answer. */
    private byte[] readAll(InputStream in) throws IOException {
        long began = System.nanoTime();
        var beginning = new ByteArrayOutputStream();
        var some = new byte[SOME_BYTES];
        int taken = 0;
        for (int n = in.read(some); n >= 0 && taken <= MOST_TAKEN; n = in.read(some)) {
            taken += n;
            if (beginning.size() <= MAX_BYTES) {
                beginning.write(some, 0, n);
            }
            if (System.nanoTime() - began > patience) {
                throw new SocketTimeoutException("The body is too slow");
            }
        }
        return beginning.toByteArray();
    }

    private static Problem tooLarge() {
        return Problem.of(
                CommonProblem.BODY_TOO_LARGE, "The body has more than " + MAX_BYTES + " bytes");
    }
}
