package dev.lectern.command.poll.voting;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.poll.voting.ChangeBallot.CastBallot;
import dev.lectern.command.poll.voting.ChangeBallot.RetractBallot;
import dev.lectern.command.web.Ordinal;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Polls")
class VotingApi {

    private static final String PATH =
            "/api/conferences/{conference}/polls/{poll}/rounds/{round}/ballots/mine";

    private final Writes writes;

    VotingApi(Writes writes) {
        this.writes = writes;
    }

    @Allow(participants = true)
    @PutMapping(PATH)
    @Operation(
            summary = "Vote in a round of a poll, or vote otherwise",
            description = "With `options`, in a ranking the best first, or with a `rating`.")
    ResponseEntity<Receipt> cast(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @PathVariable Ordinal round,
            @RequestBody Ballot body,
            Standing standing,
            Caller caller) {
        ParticipantId participant = standing.participant();
        return writes.accept(
                caller, () -> new CastBallot(conference, poll, round.value(), participant, body));
    }

    @Allow(participants = true)
    @DeleteMapping(PATH)
    @Operation(summary = "Take back a ballot")
    ResponseEntity<Receipt> retract(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @PathVariable Ordinal round,
            Standing standing,
            Caller caller) {
        ParticipantId participant = standing.participant();
        return writes.accept(
                caller, () -> new RetractBallot(conference, poll, round.value(), participant));
    }
}
