package dev.lectern.query.poll;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.OptionId;
import dev.lectern.api.PollId;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.poll.PollRows.BallotRow;
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
@ReadsFrom(Polls.NAME)
@Tag(name = "Polls")
class BallotsController {

    private static final String SQL =
            """
            select json_build_object('items',
                (select coalesce(json_agg(b order by b.poll, b.round), '[]')
                 from (select * from poll.ballot
                       where conference = :conference and participant = :participant
                           and ballot is not null
                           and (poll, round) > (:poll, :round)
                       order by poll, round limit :rows) b))::text
            """;

    private final JdbcClient views;

    BallotsController(JdbcClient views) {
        this.views = views;
    }

    /** What was voted for: options or a rating. */
    record OwnBallot(
            PollId poll, int round, @Nullable List<OptionId> options, @Nullable Integer rating) {

        static OwnBallot of(BallotRow row) {
            var ballot = row.ballot();
            return new OwnBallot(
                    row.poll(),
                    Integer.parseInt(row.round()),
                    ballot == null ? null : ballot.options(),
                    ballot == null ? null : ballot.rating());
        }
    }

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record OwnBallots(List<OwnBallot> items, @Nullable String next) {}

    private record Rows(List<BallotRow> items) {}

    @Allow(participants = true)
    @GetMapping(path = "/api/conferences/{conference}/ballots/mine", produces = "application/json")
    @Operation(
            summary = "The ballots of the participant who asks, by poll and round",
            description = "Those that were retracted are left out.")
    OwnBallots mine(
            @PathVariable ConferenceId conference,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor,
            Standing standing) {
        Page page = Page.of("ballots/" + conference, 2, limit, cursor);
        List<BallotRow> rows =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("participant", standing.participant().value())
                        .param("poll", page.after(0))
                        .param("round", page.after(1))
                        .param("rows", page.rows())
                        .query(RowJson.as(Rows.class))
                        .single()
                        .items();
        return new OwnBallots(
                page.items(rows).stream().map(OwnBallot::of).toList(),
                page.next(rows, row -> List.of(row.poll(), row.round())));
    }
}
