package dev.lectern.query.participation;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.projection.RowJson;

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
class OwnUpvotesController {

    private static final String SQL =
            """
            select json_build_object('items',
                (select coalesce(json_agg(u order by u.question), '[]')
                 from (select * from participation.upvote
                       where conference = :conference and participant = :participant and active
                           and question > :after and (:talk::text is null or talk = :talk)
                       order by question limit :rows) u))::text
            """;

    private final JdbcClient views;

    OwnUpvotesController(JdbcClient views) {
        this.views = views;
    }

    record OwnUpvote(TalkId talk, QuestionId question) {}

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record OwnUpvotes(List<OwnUpvote> items, @Nullable String next) {}

    private record Rows(List<UpvoteRow> items) {}

    @Allow(participants = true)
    @GetMapping(path = "/api/conferences/{conference}/upvotes/mine", produces = "application/json")
    @Operation(
            summary = "The upvotes of the participant who asks, by question",
            description = "Those that were retracted are left out.")
    OwnUpvotes mine(
            @PathVariable ConferenceId conference,
            @RequestParam(required = false) @Nullable TalkId talk,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor,
            Standing standing) {
        String ofTalk = talk == null ? null : talk.value();
        Page page = Page.of("upvotes/" + conference + '/' + ofTalk, 1, limit, cursor);
        List<UpvoteRow> rows =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("participant", standing.participant().value())
                        .param("talk", ofTalk)
                        .param("after", page.after(0))
                        .param("rows", page.rows())
                        .query(RowJson.as(Rows.class))
                        .single()
                        .items();
        return new OwnUpvotes(
                page.items(rows).stream().map(u -> new OwnUpvote(u.talk(), u.question())).toList(),
                page.next(rows, u -> List.of(u.question())));
    }
}
