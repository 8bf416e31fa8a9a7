package dev.lectern.query.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.access.Allow;
import dev.lectern.access.Passes;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.regex.Pattern;

@RestController
@ReadsFrom(Trail.NAME)
@Tag(name = "Audit trail")
class ReplayController {

    private static final String JSON_LINES = "application/jsonl";
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final Replays replays;
    private final Passes passes;
    private final JsonMapper json;

    ReplayController(Replays replays, Passes passes, JsonMapper json) {
        this.replays = replays;
        this.passes = passes;
        this.json = json;
    }

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping(
            path = "/api/conferences/{conference}/events",
            produces = {JSON_LINES, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Operation(
            summary = "Every event of a conference, from any position on, as a stream",
            description =
                    "As in the audit trail, none left out and none twice: JSON Lines as far as it goes, or with `follow` for as long as the reader reads; server-sent events always follow, and go on after `Last-Event-ID`. An empty line, or a comment, says every ten seconds that nothing has happened. What was withheld is not sent again when it is revealed. Who takes nothing for some seconds is cut off, and who loses the right to it within two.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(mediaType = JSON_LINES, schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                        schema = @Schema(type = "string"))
                            }))
    void events(
            @PathVariable ConferenceId conference,
            @Parameter(description = "The first position that is of interest")
                    @RequestParam(defaultValue = "1")
                    long from,
            @Parameter(description = "Whether JSON Lines go on with what happens")
                    @RequestParam(defaultValue = "false")
                    boolean follow,
            @Parameter(description = "The last position that was received; `from` is then ignored")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        long after = after(from, lastEventId);
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        boolean events = accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setContentType(events ? MediaType.TEXT_EVENT_STREAM_VALUE : JSON_LINES);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // proxies that would collect it
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        OutputStream out = response.getOutputStream();
        replays.send(
                Trail.scope(conference),
                after,
                follow || events,
                passes.of(request),
                events ? new ServerSentEvents(out) : new JsonLines(out));
    }

    private static long after(long from, @Nullable String lastEventId) {
        if (from < 1) {
            throw Problem.of(CommonProblem.INVALID_PARAMETER, "A position is a whole number from 1")
                    .field("from");
        }
        if (lastEventId == null) {
            return from - 1;
        }
        if (!POSITION.matcher(lastEventId).matches()) {
            throw Problem.of(CommonProblem.INVALID_HEADER, "A position is a whole number from 0")
                    .field("Last-Event-ID");
        }
        return Long.parseLong(lastEventId);
    }

    private final class JsonLines implements Replays.Out {

        private final OutputStream out;

        JsonLines(OutputStream out) {
            this.out = out;
        }

        @Override
        public void entry(ShownEntry entry) throws IOException {
            out.write(json.writeValueAsBytes(entry));
            out.write('\n');
        }

        @Override
        public void nothing() throws IOException {
            out.write('\n');
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }

    private final class ServerSentEvents implements Replays.Out {

        private final OutputStream out;

        ServerSentEvents(OutputStream out) {
            this.out = out;
        }

        @Override
        public void entry(ShownEntry entry) throws IOException {
            out.write(
                    "id: %d\nevent: %s\ndata: %s\n\n"
                            .formatted(
                                    entry.position(), entry.type(), json.writeValueAsString(entry))
                            .getBytes(UTF_8));
        }

        @Override
        public void nothing() throws IOException {
            out.write(":\n\n".getBytes(UTF_8));
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
