package dev.lectern.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

import java.io.IOException;

/**
 * Turns away requests that have waited for too long: who sent them has given up, or will, and the
 * time is better spent on those that have just come.
 */
final class LoadShedding extends ValveBase {

    private static final String TRY_AGAIN = "5"; // seconds

    LoadShedding() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (BoundedThreads.isLate()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            getNext().invoke(request, response);
        }
    }
}
