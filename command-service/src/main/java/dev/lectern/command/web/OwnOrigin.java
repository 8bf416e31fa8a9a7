package dev.lectern.command.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.Objects;

/**
 * Refuses what a page of another site makes a browser send: listening on loopback alone does not
 * keep a browser on the same machine away.
 */
final class OwnOrigin implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), "");
        boolean foreign =
                origin != null
                        && !origin.equalsIgnoreCase("http://" + host)
                        && !origin.equalsIgnoreCase("https://" + host);
        if (foreign || "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            throw new ForeignOriginException();
        }
        return true;
    }

    /** The request was made by a page of another site. */
    static final class ForeignOriginException extends RuntimeException {
        ForeignOriginException() {
            super("Pages of other sites may not write", null, false, false);
        }
    }
}
