package dev.lectern.query.poll;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.api.conference.Role;
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

import java.util.List;

/** What changed of a poll while it was open, say, and who did it. */
@RestController
@ReadsFrom(History.READ_MODEL)
@Tag(name = "Polls")
class PollChangesController {

    private final PollQueries polls;
    private final PastPolls past;
    private final History history;

    PollChangesController(PollQueries polls, PastPolls past, History history) {
        this.polls = polls;
        this.past = past;
        this.history = history;
    }

    /**
     * @param from the position of the last event before
     * @param to the position of the last event in between
     * @param before the poll at the first moment; absent if there was none
     * @param after the poll at the second moment
     * @param entries of the audit trail of the poll from the one moment to the other, ballots apart
     * @param next the cursor of their next page; absent on the last one
     */
    record PollChanges(
            long from,
            long to,
            @Nullable PollAnswer before,
            PollAnswer after,
            List<ShownEntry> entries,
            @Nullable String next) {}

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping(
            path = "/api/conferences/{conference}/polls/{poll}/changes",
            produces = "application/json")
    @Operation(
            summary = "What has changed of a poll between two moments, and who did it",
            description =
                    "The poll at both moments, by the same code as the live one, with the results that the reader could see then. A moment is a position or a whole minute; what is recorded at it belongs to before. Ballots are counted in the results, and each is in the audit trail.")
    PollChanges changes(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @Parameter(description = "The first moment: a position or a whole minute") @RequestParam
                    String from,
            @Parameter(description = "The second moment; now unless given")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor,
            Standing standing) {
        AsOf first = AsOf.parseMinute("from", from);
        AsOf last = AsOf.parseMinute("to", to);
        Span span = history.span(conference, first, last);
        Page page =
                Page.of("poll-changes/" + conference + '/' + poll + '/' + span, 1, limit, cursor);
        boolean mayRun = PollsController.mayRun(standing);
        PollAnswer after =
                past.find(conference, poll, last)
                        .map(view -> polls.answer(view, mayRun))
                        .orElseThrow(() -> ReadProblem.notYet(conference, poll));
        List<ShownEntry> entries = history.between(conference, poll, span, page);
        return new PollChanges(
                span.first(),
                span.last(),
                past.find(conference, poll, first)
                        .map(view -> polls.answer(view, mayRun))
                        .orElse(null),
                after,
                page.items(entries),
                page.next(entries, entry -> List.of(entry.position())));
    }
}
