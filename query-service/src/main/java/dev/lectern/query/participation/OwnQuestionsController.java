package dev.lectern.query.participation;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
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

import java.util.List;

@RestController
@ReadsFrom(Participation.NAME)
@Tag(name = "Questions")
class OwnQuestionsController {

    private static final String SQL =
            """
            select json_build_object('items',
                (select coalesce(json_agg(json_build_object(
                            'question', row_to_json(q),
                            'upvotes', (select count(*) from participation.upvote u
                                        where u.conference = q.conference and u.question = q.id
                                            and u.active))
                        order by q.position desc), '[]')
                 from (select * from participation.question
                       where conference = :conference and participant = :participant
                           and (not :later or position < :before)
                           and (:talk::text is null or talk = :talk)
                       order by position desc limit :rows) q))::text
            """;

    private final JdbcClient views;
    private final Texts texts;

    OwnQuestionsController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    record Counted(OwnRow question, int upvotes) {}

    private record Rows(List<Counted> items) {}

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record OwnQuestions(List<OwnQuestion> items, @Nullable String next) {}

    @Allow(participants = true)
    @GetMapping(
            path = "/api/conferences/{conference}/questions/mine",
            produces = "application/json")
    @Operation(
            summary = "The questions of the participant who asks, the newest first",
            description = "With what became of each, who has moderated it last, and why.")
    OwnQuestions mine(
            @PathVariable ConferenceId conference,
            @RequestParam(required = false) @Nullable TalkId talk,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor,
            Standing standing) {
        String ofTalk = talk == null ? null : talk.value();
        Page page = Page.of("questions/" + conference + '/' + ofTalk, 1, limit, cursor);
        List<Counted> rows =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("participant", standing.participant().value())
                        .param("talk", ofTalk)
                        .param("later", !page.after().isEmpty())
                        .param("before", page.afterPosition())
                        .param("rows", page.rows())
                        .query(RowJson.as(Rows.class))
                        .single()
                        .items();
        List<Counted> items = page.items(rows);
        var revealed =
                texts.open(items.stream().flatMap(c -> OwnQuestion.texts(c.question())).toList());
        return new OwnQuestions(
                items.stream()
                        .map(c -> OwnQuestion.of(c.question(), c.upvotes(), revealed))
                        .toList(),
                page.next(rows, c -> List.of(c.question().position())));
    }
}
