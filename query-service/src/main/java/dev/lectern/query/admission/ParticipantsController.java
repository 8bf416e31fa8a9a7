package dev.lectern.query.admission;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.admission.AdmissionList.ParticipantRow;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.text.Texts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

@RestController
@ReadsFrom(AdmissionList.NAME)
@Tag(name = "Admission")
class ParticipantsController {

    private static final String SQL =
            """
            select json_build_object('items',
                (select coalesce(json_agg(p order by p.id), '[]')
                 from (select * from admission.participant
                       where conference = c.id and id > :after
                       order by id limit :rows) p))::text
            from admission.conference c where c.id = :conference
            """;

    private final JdbcClient views;
    private final Texts texts;

    ParticipantsController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    /**
     * @param joinedAt to the minute, since who was seen to join must stay a pseudonym
     * @param reason why the participant is blocked
     * @param erased {@code true} if nobody can read any more what the participant wrote
     */
    record Participant(
            ParticipantId id,
            Instant joinedAt,
            boolean blocked,
            @Nullable String reason,
            @Nullable Boolean erased) {}

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record Participants(List<Participant> items, @Nullable String next) {}

    private record Rows(List<ParticipantRow> items) {}

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @GetMapping(path = "/api/conferences/{conference}/participants", produces = "application/json")
    @Operation(summary = "The participants of a conference, by their pseudonyms")
    Participants participants(
            @PathVariable ConferenceId conference,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Page page = Page.of("participants/" + conference, 1, limit, cursor);
        List<ParticipantRow> rows =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("after", page.after(0))
                        .param("rows", page.rows())
                        .query(RowJson.as(Rows.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .items();
        List<ParticipantRow> items = page.items(rows);
        var revealed = texts.open(items.stream().map(ParticipantRow::reason).toList());
        return new Participants(
                items.stream()
                        .map(p ->
                                new Participant(
                                        p.id(),
                                        p.joinedAt().truncatedTo(ChronoUnit.MINUTES),
                                        p.reason() != null,
                                        revealed.text(p.reason()),
                                        p.erased() ? Boolean.TRUE : revealed.erased(p.reason())))
                        .toList(),
                page.next(rows, p -> List.of(p.id())));
    }
}
