package dev.lectern.web;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/**
 * Tells browsers what not to do with any answer, those of the web server itself included. What may
 * be kept says so by itself.
 */
final class ResponseHeaders extends ValveBase {

    private final @Nullable Duration hsts;

    /**
     * @param hsts for how long browsers shall insist on TLS; only said over TLS
     */
    ResponseHeaders(@Nullable Duration hsts) {
        super(true);
        this.hsts = hsts;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "frame-ancestors 'none'; base-uri 'none'; object-src 'none'");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cache-Control", "no-store");
        if (hsts != null && request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=" + hsts.toSeconds());
        }
        getNext().invoke(request, response);
    }
}
