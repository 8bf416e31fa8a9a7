package dev.lectern.command.question.editing;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Questions")
class EditingQuestionApi {

    private final Writes writes;

    EditingQuestionApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * @param shownName what the author wants to be called; without it the question is anonymous
     */
    record EditedQuestion(Text.Prose text, Text.@Nullable Line shownName) {}

    @Allow(participants = true)
    @PutMapping("/api/conferences/{conference}/questions/{question}")
    @Operation(
            summary = "Edit a question of one's own",
            description = "Until it is answered. Where moderators look first, they look again.")
    ResponseEntity<Receipt> edit(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            @RequestBody EditedQuestion body,
            Standing standing,
            Caller caller) {
        ParticipantId participant = standing.participant();
        KeyId key = KeyId.of(conference, participant);
        return writes.accept(
                caller,
                () ->
                        new EditQuestion(
                                conference,
                                question,
                                participant,
                                writes.protect(key, body.text()),
                                body.shownName() == null
                                        ? null
                                        : writes.protect(key, body.shownName())));
    }

    @Allow(participants = true)
    @DeleteMapping("/api/conferences/{conference}/questions/{question}")
    @Operation(summary = "Withdraw a question of one's own, for good")
    ResponseEntity<Receipt> withdraw(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            Standing standing,
            Caller caller) {
        ParticipantId participant = standing.participant();
        return writes.accept(caller, () -> new WithdrawQuestion(conference, question, participant));
    }
}
