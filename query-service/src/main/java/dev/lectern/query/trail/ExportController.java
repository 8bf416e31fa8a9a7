package dev.lectern.query.trail;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.trail.TrailParameters.AboutParameter;
import dev.lectern.query.trail.TrailParameters.ActorParameter;
import dev.lectern.query.trail.TrailParameters.FromParameter;
import dev.lectern.query.trail.TrailParameters.ToParameter;
import dev.lectern.query.trail.TrailParameters.TypeParameter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

@RestController
@ReadsFrom(Trail.NAME)
@Tag(name = "Audit trail")
class ExportController {

    private static final String FORMATS = "`jsonl`, a JSON object on each line, or `csv`";

    private final Export export;

    ExportController(Export export) {
        this.export = export;
    }

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping(path = "/api/conferences/{conference}/audit-trail/export")
    @Operation(
            summary = "The audit trail of a conference as JSON Lines or CSV",
            description =
                    "As far as it goes when it is asked for, of any length. An export that fails in the middle ends without its last chunk, which HTTP clients report.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(
                                        mediaType = "application/jsonl",
                                        schema = @Schema(type = "string")),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
                            }))
    void exportAuditTrail(
            @PathVariable ConferenceId conference,
            @Parameter(description = FORMATS) @RequestParam(defaultValue = "jsonl") String format,
            @AboutParameter @RequestParam(required = false) @Nullable String about,
            @TypeParameter @RequestParam(required = false) @Nullable String type,
            @ActorParameter @RequestParam(required = false) @Nullable String actor,
            @FromParameter @RequestParam(required = false) @Nullable String from,
            @ToParameter @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response)
            throws IOException {
        export.write(
                Trail.scope(conference),
                Filter.parse(about, type, actor, from, to),
                Format.parse(format),
                "audit-trail-" + conference,
                response);
    }

    @Allow(owners = true)
    @GetMapping(path = "/api/organisations/{organisation}/audit-trail/export")
    @Operation(
            summary = "The audit trail of an organisation as JSON Lines or CSV",
            description =
                    "As far as it goes when it is asked for, of any length. An export that fails in the middle ends without its last chunk, which HTTP clients report.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(
                                        mediaType = "application/jsonl",
                                        schema = @Schema(type = "string")),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
                            }))
    void exportOrganisationsAuditTrail(
            @PathVariable OrganisationId organisation,
            @Parameter(description = FORMATS) @RequestParam(defaultValue = "jsonl") String format,
            @AboutParameter @RequestParam(required = false) @Nullable String about,
            @TypeParameter @RequestParam(required = false) @Nullable String type,
            @ActorParameter @RequestParam(required = false) @Nullable String actor,
            @FromParameter @RequestParam(required = false) @Nullable String from,
            @ToParameter @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response)
            throws IOException {
        export.write(
                Trail.scope(organisation),
                Filter.parse(about, type, actor, from, to),
                Format.parse(format),
                "audit-trail-" + organisation,
                response);
    }
}
