package dev.lectern.query.log;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.trail.ReceivedEvents;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/** For auditors, who take nobody's word for it. */
@RestController
@ReadsFrom(ReceivedEvents.READ_MODEL)
@Tag(name = "Log")
class ConferenceLogController {

    private final ConferenceLogs logs;

    ConferenceLogController(ConferenceLogs logs) {
        this.logs = logs;
    }

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping("/api/conferences/{conference}/log")
    @Operation(
            summary =
                    "What the staff did in a conference, each act with the proof that it is on record",
            description =
                    "JSON Lines: the latest signed checkpoint, each event exactly as it is stored (texts encrypted) with its inclusion proof (RFC 9162), and how many there were. The verifier checks it with the log's public key, and computes the published rankings anew. What the audience does (joining, questions, votes) is not in it: an event that can be proved says who and when, which the audit trail does not tell; nor is what holds a join code. It does not prove that nothing was left out. An export that fails in the middle ends without its last chunk and without its last line.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = "application/jsonl",
                                            schema = @Schema(type = "string"))))
    void log(@PathVariable ConferenceId conference, HttpServletResponse response)
            throws IOException {
        logs.write(conference, response);
    }
}
