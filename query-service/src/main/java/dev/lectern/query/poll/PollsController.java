package dev.lectern.query.poll;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
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
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@ReadsFrom(value = Polls.NAME, asOf = History.READ_MODEL)
@Tag(name = "Polls")
@RequestMapping(path = "/api/conferences/{conference}/polls", produces = "application/json")
class PollsController {

    private final PollQueries polls;
    private final PastPolls past;

    PollsController(PollQueries polls, PastPolls past) {
        this.polls = polls;
        this.past = past;
    }

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record PollList(List<PollAnswer> items, @Nullable String next) {}

    /** Who runs polls sees drafts, and results that are hidden from all others. */
    static boolean mayRun(Standing standing) {
        return standing.is(Role.ORGANISER, Role.MODERATOR);
    }

    @Allow(members = true, participants = true)
    @GetMapping
    @Operation(
            summary = "The polls of a conference, in the order in which they were drafted",
            description = "Drafts are shown to organisers and moderators only.")
    PollList list(
            @PathVariable ConferenceId conference,
            @RequestParam(required = false) @Nullable TalkId talk,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor,
            Standing standing) {
        Page page = Page.of("polls/" + conference, 1, limit, cursor);
        boolean mayRun = mayRun(standing);
        List<PollView> found = polls.list(conference, talk, mayRun, page);
        return new PollList(
                polls.answers(page.items(found), mayRun),
                page.next(found, view -> List.of(view.poll().position())));
    }

    @Allow(members = true, participants = true)
    @GetMapping("/{poll}")
    @Operation(
            summary = "A poll: what it asks, and the results of its rounds",
            description =
                    "Results that are hidden until they are revealed are shown to organisers and moderators only. A round whose closing time has come is closed.")
    PollAnswer poll(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @Parameter(
                            description =
                                    "The moment whose poll it is: a position, or a whole minute such as `2026-11-25T14:03:00Z`; for organisers, moderators and auditors")
                    @RequestParam(required = false)
                    @Nullable String asOf,
            Standing standing) {
        boolean mayRun = mayRun(standing);
        if (asOf != null) {
            if (!mayRun && !standing.is(Role.AUDITOR)) {
                throw Standing.notPermitted();
            }
            return past.find(conference, poll, AsOf.parseMinute("asOf", asOf))
                    .map(view -> polls.answer(view, mayRun))
                    .orElseThrow(() -> ReadProblem.notYet(conference, poll));
        }
        return polls.find(conference, poll, mayRun)
                .map(view -> polls.answer(view, mayRun))
                .orElseThrow(() -> ReadProblem.unknown(conference, poll));
    }
}
