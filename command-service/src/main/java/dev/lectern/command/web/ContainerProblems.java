package dev.lectern.command.web;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Answers a problem, not a page, to what the web server refuses before it reaches any code of ours.
 */
final class ContainerProblems extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        String code = status < FIRST_SERVER_ERROR ? "bad-request" : "internal-error";
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer body = response.getReporter();
            if (body != null) {
                body.write("{\"status\":%d,\"code\":\"%s\"}".formatted(status, code));
                response.finishResponse();
            }
        } catch (IOException e) {
            container.getLogger().debug("The client has gone", e);
        }
    }
}
