package dev.lectern.query.log;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.PollId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.trail.ReceivedEvents;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own, with the proof that it is in the log. */
@RestController
@ReadsFrom(ReceivedEvents.READ_MODEL)
@Tag(name = "Log")
@RequestMapping(path = "/api/conferences/{conference}", produces = "application/json")
class ReceiptsController {

    private static final String DESCRIPTION =
            "All that was said of it, exactly as it is on record, with the proof that it is in the log of the checkpoint, and which of it counts. The proof holds hashes only, which say nothing of what others gave. Keep the answer: the verifier checks it with the log's public key.";

    private final ReceivedEvents events;
    private final ReceiptDesk desk;

    ReceiptsController(ReceivedEvents events, ReceiptDesk desk) {
        this.events = events;
        this.desk = desk;
    }

    @Allow(participants = true)
    @GetMapping("/polls/{poll}/rounds/{round}/ballots/mine/receipt")
    @Operation(
            summary = "The receipt of the ballot of the participant who asks",
            description = DESCRIPTION)
    ReceiptsAnswer ofBallot(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @PathVariable int round,
            Standing standing) {
        return desk.receipts(events.ballots(conference, poll, round, standing.participant()));
    }

    @Allow(
            roles = {Role.ORGANISER, Role.AUDITOR},
            judge = "judge")
    @GetMapping("/competitions/{competition}/judges/{judge}/scorecards/{demo}/receipt")
    @Operation(summary = "The receipt of a scorecard", description = DESCRIPTION)
    ReceiptsAnswer ofScorecard(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @PathVariable MemberId judge,
            @PathVariable DemoId demo) {
        return desk.receipts(events.scorecards(conference, competition, judge, demo));
    }
}
