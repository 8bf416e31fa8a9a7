package dev.lectern.query.moderation;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.LabelId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.text.Texts;
import dev.lectern.query.text.Texts.Revealed;
import dev.lectern.query.trail.Tags;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@RestController
@ReadsFrom(Desk.NAME)
@Tag(name = "Questions")
class ModerationLogController {

    private static final String SQL =
            """
            select json_build_object('items',
                (select coalesce(json_agg(e order by e.position desc), '[]')
                 from (select * from moderation.entry
                       where conference = c.id and (not :later or position < :before)
                           and (:talk::text is null or talk = :talk)
                           and (:question::text is null or :question in (question, other))
                       order by position desc limit :rows) e))::text
            from moderation.conference c where c.id = :conference
            """;

    private final JdbcClient views;
    private final Tags tags;
    private final Texts texts;

    ModerationLogController(JdbcClient views, Tags tags, Texts texts) {
        this.views = views;
        this.tags = tags;
        this.texts = texts;
    }

    /**
     * @param id as in the audit trail
     * @param at to the minute where it was the author of the question
     * @param by who did it, such as {@code member:civic/ada}; {@code author} where it was the
     *     author of the question, or of the one that it was taken out of, whoever that is
     * @param mergedWith the question that it was merged into, or taken out of
     * @param participant the pseudonym of who was blocked, or is no longer
     * @param reason as it was given
     */
    record ModerationEntry(
            String id,
            Instant at,
            String by,
            Act act,
            @Nullable TalkId talk,
            @Nullable QuestionId question,
            @Nullable QuestionId mergedWith,
            @Nullable LabelId label,
            @Nullable ParticipantId participant,
            @Nullable String reason,
            @Nullable Boolean erased) {

        static ModerationEntry of(EntryRow row, Tags tags, Revealed revealed) {
            return new ModerationEntry(
                    row.isByAuthor()
                            ? tags.standIn(UUID.fromString(row.id())).toString()
                            : row.id(),
                    row.at(),
                    row.actor(),
                    row.act(),
                    row.talk(),
                    row.question(),
                    row.other(),
                    row.label(),
                    row.participant(),
                    revealed.text(row.reason()),
                    revealed.erased(row.reason()));
        }
    }

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record ModerationLog(List<ModerationEntry> items, @Nullable String next) {}

    private record Rows(List<EntryRow> items) {}

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR, Role.AUDITOR})
    @GetMapping(
            path = "/api/conferences/{conference}/moderation-log",
            produces = "application/json")
    @Operation(
            summary = "Who has moderated what, when and why, the newest first",
            description =
                    "What authors do to their own questions is there too, without saying who they are.")
    ModerationLog log(
            @PathVariable ConferenceId conference,
            @RequestParam(required = false) @Nullable TalkId talk,
            @Parameter(description = "Also what was merged into it, or taken out of it")
                    @RequestParam(required = false)
                    @Nullable QuestionId question,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        String ofTalk = talk == null ? null : talk.value();
        String ofQuestion = question == null ? null : question.value();
        Page page =
                Page.of(
                        "moderation-log/" + conference + '/' + ofTalk + '/' + ofQuestion,
                        1,
                        limit,
                        cursor);
        List<EntryRow> rows =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("talk", ofTalk)
                        .param("question", ofQuestion)
                        .param("later", !page.after().isEmpty())
                        .param("before", page.afterPosition())
                        .param("rows", page.rows())
                        .query(RowJson.as(Rows.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .items();
        List<EntryRow> items = page.items(rows);
        Revealed revealed = texts.open(items.stream().map(EntryRow::reason).toList());
        return new ModerationLog(
                items.stream().map(e -> ModerationEntry.of(e, tags, revealed)).toList(),
                page.next(rows, e -> List.of(e.position())));
    }
}
