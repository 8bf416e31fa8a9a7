package dev.lectern.query.board;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.board.BoardAnswer.BoardQuestion;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.trail.AsOf;
import dev.lectern.query.trail.History;
import dev.lectern.query.trail.ShownEntry;
import dev.lectern.query.trail.Span;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed of what the room saw, and who did it. */
@RestController
@ReadsFrom(History.READ_MODEL)
@Tag(name = "Questions")
class BoardChangesController {

    private final PastBoards past;
    private final History history;

    BoardChangesController(PastBoards past, History history) {
        this.past = past;
        this.history = history;
    }

    /**
     * A question that everybody sees otherwise than before.
     *
     * @param before absent if it was not on the board, or as a duplicate
     * @param after absent if it is not on the board, or as a duplicate
     */
    record ChangedQuestion(
            QuestionId id, @Nullable BoardQuestion before, @Nullable BoardQuestion after) {}

    /**
     * @param from the position of the last event before
     * @param to the position of the last event in between
     * @param changed in the order of the board after, by votes, then those that are no longer on it
     * @param entries of the audit trail of the talk from the one moment to the other, votes apart
     * @param next the cursor of their next page; absent on the last one
     */
    record BoardChanges(
            long from,
            long to,
            List<ChangedQuestion> changed,
            List<ShownEntry> entries,
            @Nullable String next) {}

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping(
            path = "/api/conferences/{conference}/talks/{talk}/questions/changes",
            produces = "application/json")
    @Operation(
            summary = "What has changed of the board of a talk between two moments, and who did it",
            description =
                    "Both boards as everybody saw them, by the same code as the live one. A moment is a position or a whole minute; what is recorded at it belongs to before. Votes are counted, and each is in the audit trail.")
    BoardChanges changes(
            @PathVariable ConferenceId conference,
            @PathVariable TalkId talk,
            @Parameter(description = "The first moment: a position or a whole minute") @RequestParam
                    String from,
            @Parameter(description = "The second moment; now unless given")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Span span =
                history.span(
                        conference, AsOf.parseMinute("from", from), AsOf.parseMinute("to", to));
        Page page =
                Page.of("board-changes/" + conference + '/' + talk + '/' + span, 1, limit, cursor);
        Asked all = Asked.all(conference, talk);
        BoardAnswer after =
                past.find(all, span.last()).orElseThrow(() -> ReadProblem.notYet(conference, talk));
        List<BoardQuestion> before =
                past.find(all, span.first()).map(BoardAnswer::items).orElse(List.of());
        List<ShownEntry> entries = history.between(conference, talk, span, page);
        return new BoardChanges(
                span.first(),
                span.last(),
                changed(before, after.items()),
                page.items(entries),
                page.next(entries, entry -> List.of(entry.position())));
    }

    private static List<ChangedQuestion> changed(
            List<BoardQuestion> before, List<BoardQuestion> after) {
        Map<QuestionId, BoardQuestion> gone = new LinkedHashMap<>();
        before.forEach(question -> gone.put(question.id(), question));
        var changed = new ArrayList<ChangedQuestion>();
        for (BoardQuestion now : after) {
            BoardQuestion then = gone.remove(now.id());
            if (!now.equals(then)) {
                changed.add(new ChangedQuestion(now.id(), then, now));
            }
        }
        gone.forEach((id, then) -> changed.add(new ChangedQuestion(id, then, null)));
        return changed;
    }
}
