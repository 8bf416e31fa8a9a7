package dev.lectern.query.admission;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.conference.Role;
import dev.lectern.query.admission.AdmissionList.ConferenceRow;
import dev.lectern.query.http.PublicAddress;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.projection.RowJson;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ReadsFrom(AdmissionList.NAME)
@Tag(name = "Admission")
class AdmissionController {

    private final JdbcClient views;
    private final PublicAddress address;

    AdmissionController(JdbcClient views, PublicAddress address) {
        this.views = views;
        this.address = address;
    }

    /**
     * @param admission {@code open}, {@code invitation} or {@code closed}
     * @param openJoining whether anybody could join at some time, and not only who was invited
     * @param joinCode for organisers, moderators and speakers while it is not closed
     * @param joinAddress for the same
     * @param participants how many have joined
     * @param invited how many of them by an invitation
     */
    record AdmissionAnswer(
            @Schema(allowableValues = {"open", "invitation", "closed"}) String admission,
            boolean openJoining,
            @Nullable JoinCode joinCode,
            @Nullable String joinAddress,
            long participants,
            long invited) {}

    private record Found(ConferenceRow conference, long participants, long invited) {}

    @Allow(members = true, participants = true)
    @GetMapping(path = "/api/conferences/{conference}/admission", produces = "application/json")
    @Operation(summary = "How to join a conference, and how many have")
    AdmissionAnswer admission(@PathVariable ConferenceId conference, Standing standing) {
        Found found =
                views.sql(
                                """
                                select json_build_object(
                                    'conference', row_to_json(c),
                                    'participants', count(p.id),
                                    'invited', count(p.id) filter (where p.invited))::text
                                from admission.conference c
                                left join admission.participant p on p.conference = c.id
                                where c.id = ? group by c.id
                                """)
                        .param(conference.value())
                        .query(RowJson.as(Found.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference));
        Admission admission = found.conference().admission();
        JoinCode code =
                standing.is(Role.ORGANISER, Role.MODERATOR, Role.SPEAKER)
                        ? found.conference().code()
                        : null;
        return new AdmissionAnswer(
                admission == null ? "closed" : admission.code(),
                found.conference().openJoining(),
                code,
                code == null ? null : address.of(code),
                found.participants(),
                found.invited());
    }
}
