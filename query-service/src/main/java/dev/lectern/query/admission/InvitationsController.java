package dev.lectern.query.admission;

import dev.lectern.access.Allow;
import dev.lectern.access.InvitationCodes;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadsFrom;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

@RestController
@ReadsFrom(AdmissionList.NAME)
@Tag(name = "Admission")
@RequestMapping("/api/conferences/{conference}/invitations")
class InvitationsController {

    private static final int AT_ONCE = 1000;

    private final Invitations invitations;
    private final InvitationCodes codes;

    InvitationsController(Invitations invitations, InvitationCodes codes) {
        this.invitations = invitations;
        this.codes = codes;
    }

    /**
     * @param id by which it is revoked
     * @param code by which somebody joins
     */
    record OneInvitation(String id, String code, InvitationState state) {}

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record InvitationsAnswer(List<OneInvitation> items, @Nullable String next) {}

    @Allow(roles = Role.ORGANISER)
    @GetMapping(produces = "application/json")
    @Operation(summary = "The invitations to a conference, in the order of their issue")
    InvitationsAnswer invitations(
            @PathVariable ConferenceId conference,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Page page = Page.of("invitations/" + conference, 2, limit, cursor);
        List<Invitations.Row> rows =
                invitations.after(
                        conference, page.afterNumber(0), page.afterNumber(1), page.rows());
        return new InvitationsAnswer(
                page.items(rows).stream()
                        .map(i ->
                                new OneInvitation(
                                        i.invitation().name(), code(conference, i), i.state()))
                        .toList(),
                page.next(rows, i -> List.of(i.batch(), i.number())));
    }

    @Allow(roles = Role.ORGANISER)
    @GetMapping(path = "/export", produces = "text/csv")
    @Operation(
            summary = "All invitations to a conference, as CSV",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"))))
    void export(@PathVariable ConferenceId conference, HttpServletResponse response)
            throws IOException {
        List<Invitations.Row> rows = invitations.after(conference, 0, 0, AT_ONCE);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"invitations-" + conference + ".csv\"");
        Writer csv = response.getWriter();
        csv.write("id,code,state\r\n");
        while (!rows.isEmpty()) {
            for (Invitations.Row row : rows) {
                csv.write(row.invitation().name());
                csv.write(',' + code(conference, row) + ',' + row.state().text() + "\r\n");
            }
            Invitations.Row last = rows.getLast();
            rows = invitations.after(conference, last.batch(), last.number(), AT_ONCE);
        }
    }

    private String code(ConferenceId conference, Invitations.Row row) {
        return codes.write(conference, row.invitation());
    }
}
