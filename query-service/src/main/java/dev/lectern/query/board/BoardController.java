package dev.lectern.query.board;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.LabelId;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.trail.AsOf;
import dev.lectern.query.trail.History;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ReadsFrom(value = Board.NAME, asOf = History.READ_MODEL)
@Tag(name = "Questions")
class BoardController {

    private static final int SORTED_BY = 3;

    private final BoardView boards;
    private final PastBoards past;
    private final History history;

    BoardController(BoardView boards, PastBoards past, History history) {
        this.boards = boards;
        this.past = past;
        this.history = history;
    }

    @Allow(members = true, participants = true)
    @GetMapping(
            path = "/api/conferences/{conference}/talks/{talk}/questions",
            produces = "application/json")
    @Operation(
            summary = "The board of a talk: the questions that everybody sees, and their votes",
            description =
                    "A question has the votes of everybody who voted for it or for a duplicate of it, each counted once; duplicates are listed with it. Times are to the minute. While people vote, a question that has not moved is on exactly one page; one that has may be on two or none. By `newest`, none moves.")
    BoardAnswer board(
            @PathVariable ConferenceId conference,
            @PathVariable TalkId talk,
            @Parameter(
                            description =
                                    "Most votes first; or newest first; or answered last first, and then those without an answer by votes",
                            schema =
                                    @Schema(
                                            allowableValues = {"votes", "newest", "answered"},
                                            defaultValue = "votes"))
                    @RequestParam(required = false)
                    @Nullable String sort,
            @Parameter(schema = @Schema(allowableValues = {"published", "answered"}))
                    @RequestParam(required = false)
                    @Nullable String status,
            @Parameter(description = "Only questions with this label")
                    @RequestParam(required = false)
                    @Nullable LabelId label,
            @Parameter(
                            description =
                                    "The moment whose board it is: a position, or a whole minute such as `2026-11-25T14:03:00Z`; for organisers, moderators and auditors")
                    @RequestParam(required = false)
                    @Nullable String asOf,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor,
            Standing standing) {
        Sort order = Sort.parse(sort);
        Filter filter = Filter.parse(status, label);
        String list =
                String.join(
                        "/",
                        "board",
                        conference.value(),
                        talk.value(),
                        order.name(),
                        filter.name());
        if (asOf == null) {
            Page page = Page.of(list, SORTED_BY, limit, cursor);
            return boards.of(new Asked(conference, talk, order, filter, page));
        }
        if (!standing.is(Role.ORGANISER, Role.MODERATOR, Role.AUDITOR)) {
            throw Standing.notPermitted();
        }
        long then = history.position(conference, AsOf.parseMinute("asOf", asOf));
        Page page = Page.of(list + '/' + then, SORTED_BY, limit, cursor);
        return past.find(new Asked(conference, talk, order, filter, page), then)
                .orElseThrow(() -> ReadProblem.notYet(conference, talk));
    }
}
