package dev.lectern.query.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.text.Texts;
import dev.lectern.query.text.Texts.Revealed;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

@RestController
@ReadsFrom(Desk.NAME)
@Tag(name = "Questions")
class QueueController {

    private static final String SQL =
            """
            select json_build_object('items',
                (select coalesce(json_agg(q order by q.position), '[]')
                 from (select * from moderation.question
                       where conference = c.id and status = :status and position > :after
                           and (:talk::text is null or talk = :talk)
                       order by position limit :rows) q))::text
            from moderation.conference c where c.id = :conference
            """;

    private final JdbcClient views;
    private final Texts texts;

    QueueController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    /**
     * @param participant the pseudonym of its author; absent if anonymous, as it would tell what
     *     else is by the same person
     * @param text {@code null} if it was erased
     * @param author absent if anonymous
     * @param askedAt to the minute
     * @param mergedInto the question that it is a duplicate of
     * @param reason why it is hidden
     */
    record QueuedQuestion(
            QuestionId id,
            TalkId talk,
            @Nullable ParticipantId participant,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String text,
            @Nullable Boolean erased,
            @Nullable String author,
            QuestionStatus status,
            Instant askedAt,
            @Nullable QuestionId mergedInto,
            @Nullable String reason) {

        static QueuedQuestion of(QueuedRow row, Revealed revealed) {
            return new QueuedQuestion(
                    row.id(),
                    row.talk(),
                    row.shownName() == null ? null : row.participant(),
                    revealed.text(row.text()),
                    revealed.erased(row.text()),
                    revealed.text(row.shownName()),
                    row.status(),
                    row.askedAt(),
                    row.mergedInto(),
                    revealed.text(row.reason()));
        }
    }

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record ModerationQueue(List<QueuedQuestion> items, @Nullable String next) {}

    private record Rows(List<QueuedRow> items) {}

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @GetMapping(
            path = "/api/conferences/{conference}/moderation-queue",
            produces = "application/json")
    @Operation(
            summary = "The questions that wait for a moderator, the oldest first",
            description =
                    "Or those of another status. What its author has withdrawn is shown to nobody. Who asked without a name has no pseudonym here either: block the question's author instead.")
    ModerationQueue queue(
            @PathVariable ConferenceId conference,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "pending",
                                                "published",
                                                "answered",
                                                "hidden"
                                            },
                                            defaultValue = "pending"))
                    @RequestParam(required = false)
                    @Nullable String status,
            @RequestParam(required = false) @Nullable TalkId talk,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        String wanted = status(status);
        String ofTalk = talk == null ? null : talk.value();
        Page page =
                Page.of(
                        "moderation-queue/" + conference + '/' + wanted + '/' + ofTalk,
                        1,
                        limit,
                        cursor);
        List<QueuedRow> rows =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("status", wanted)
                        .param("talk", ofTalk)
                        .param("after", page.afterPosition())
                        .param("rows", page.rows())
                        .query(RowJson.as(Rows.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .items();
        List<QueuedRow> items = page.items(rows);
        Revealed revealed =
                texts.open(
                        items.stream()
                                .flatMap(q -> Stream.of(q.text(), q.shownName(), q.reason()))
                                .toList());
        return new ModerationQueue(
                items.stream().map(q -> QueuedQuestion.of(q, revealed)).toList(),
                page.next(rows, q -> List.of(q.position())));
    }

    private static String status(@Nullable String asked) {
        return switch (asked) {
            case null -> QuestionStatus.PENDING.code();
            case "pending", "published", "answered", "hidden" -> asked;
            default ->
                    throw Problem.of(
                                    CommonProblem.INVALID_PARAMETER,
                                    "A queue is of pending, published, answered or hidden questions")
                            .field("status");
        };
    }
}
