package dev.lectern.command.question.upvoting;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Questions")
class UpvotingApi {

    private static final String PATH =
            "/api/conferences/{conference}/questions/{question}/upvotes/mine";

    private final Writes writes;

    UpvotingApi(Writes writes) {
        this.writes = writes;
    }

    @Allow(participants = true)
    @PutMapping(PATH)
    @Operation(
            summary = "Vote for a question",
            description =
                    "Not for one of one's own, and not for a duplicate: `into` names the question that takes its votes.")
    ResponseEntity<Receipt> put(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            Standing standing,
            Caller caller) {
        ParticipantId participant = standing.participant();
        return writes.accept(caller, () -> new CastUpvote(conference, question, participant));
    }

    @Allow(participants = true)
    @DeleteMapping(PATH)
    @Operation(summary = "Take back a vote for a question")
    ResponseEntity<Receipt> delete(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            Standing standing,
            Caller caller) {
        ParticipantId participant = standing.participant();
        return writes.accept(caller, () -> new RetractUpvote(conference, question, participant));
    }
}
