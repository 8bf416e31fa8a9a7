package dev.lectern.command.relay.sealing;

import dev.lectern.eventstore.EventLog;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.util.MimeType;

/**
 * {@code GET /actuator/log} on the admin port exports the whole log for the verifier, as far as it
 * goes at the moment: JSON Lines, everything as it is stored.
 */
@WebEndpoint(id = "log")
public final class LogEndpoint {

    private static final String JSON_LINES = "application/jsonl";

    private final EventLog log;

    public LogEndpoint(EventLog log) {
        this.log = log;
    }

    /** Says itself what it is: else it would be JSON, as all answers are unless they say so. */
    @ReadOperation(produces = JSON_LINES)
    public WebEndpointResponse<Resource> export() {
        long head = log.head();
        return new WebEndpointResponse<>(
                new InputStreamResource(() -> new LogStream(log::read, head), "log"),
                MimeType.valueOf(JSON_LINES));
    }
}
