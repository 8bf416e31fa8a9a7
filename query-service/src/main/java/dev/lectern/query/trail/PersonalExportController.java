package dev.lectern.query.trail;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.query.http.ReadsFrom;

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
import java.sql.SQLException;

/** Answers people who want to know what is held about them. */
@RestController
@ReadsFrom(Trail.NAME)
@Tag(name = "Audit trail")
class PersonalExportController {

    private final PersonalExport export;

    PersonalExportController(PersonalExport export) {
        this.export = export;
    }

    @Allow(participants = true)
    @GetMapping("/api/conferences/{conference}/participants/me/export")
    @Operation(
            summary = "Everything held about the participant who asks, as one JSON document",
            description =
                    "`records` are the entries of `audit-trail/mine`, all of them: what the participant did, and what others did to the participant or to what they asked. Nobody else can ask for it, as it says who voted for what.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "object"))))
    void exportMine(
            @PathVariable ConferenceId conference, Standing standing, HttpServletResponse response)
            throws IOException {
        export.ofParticipant(conference, standing.participant(), response);
    }

    @Allow(owners = true)
    @GetMapping("/api/organisations/{organisation}/members/{member}/export")
    @Operation(
            summary = "Everything held about a member, as one JSON document",
            description =
                    "`records` are the entries of the audit trails of the organisation and of all of its conferences that are about the member or say what the member did, one trail after the other; `apiKeys` says when their keys were last used. 404 `unknown-member` if there is no such entry.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "object"))))
    void exportMember(
            @PathVariable OrganisationId organisation,
            @PathVariable MemberId member,
            HttpServletResponse response)
            throws IOException, SQLException {
        export.ofMember(organisation, member, response);
    }
}
