package dev.lectern.web;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

import java.io.IOException;
import java.io.Writer;

/**
 * Answers a problem, not a page, to what the web server refuses before it reaches any code of ours.
 */
final class ContainerProblems extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_OF_OURS = 500;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        String trace = Trace.of(request);
        if (failure != null && status >= FIRST_OF_OURS) {
            container.getLogger().error("A request failed, trace " + trace, failure);
        }
        try {
            response.setContentType("application/problem+json");
            Writer body = response.getReporter();
            if (body != null) {
                // None of the three can hold what JSON would have to escape, nor more than ASCII.
                body.write(
                        "{\"status\":%d,\"code\":\"%s\",\"traceId\":\"%s\"}"
                                .formatted(
                                        status,
                                        CommonProblem.of(HttpStatusCode.valueOf(status)).code(),
                                        trace));
                response.finishResponse();
            }
        } catch (IOException e) {
            container.getLogger().debug("The client has gone", e);
        }
    }
}
