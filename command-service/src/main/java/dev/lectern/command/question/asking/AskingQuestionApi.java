package dev.lectern.command.question.asking;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

@RestController
@Tag(name = "Questions")
class AskingQuestionApi {

    private final QuestionIds ids = new QuestionIds();

    private final Writes writes;

    AskingQuestionApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * @param shownName what the author wants to be called; without it the question is anonymous
     */
    record NewQuestion(Text.Prose text, Text.@Nullable Line shownName) {}

    /**
     * @param question the id that it was given
     */
    record AskedQuestion(long position, int events, QuestionId question) {}

    @Allow(participants = true)
    @PostMapping("/api/conferences/{conference}/talks/{talk}/questions")
    @Operation(
            summary = "Ask a question in a talk",
            description = "Without an Idempotency-Key, asking again asks another question.")
    ResponseEntity<AskedQuestion> ask(
            @PathVariable ConferenceId conference,
            @PathVariable TalkId talk,
            @RequestBody NewQuestion body,
            Standing standing,
            Caller caller) {
        ParticipantId participant = standing.participant();
        KeyId key = KeyId.of(conference, participant);
        QuestionId question = ids.next(Instant.now());
        return writes.create(
                caller,
                () ->
                        new AskQuestion(
                                conference,
                                talk,
                                question,
                                participant,
                                writes.protect(key, body.text()),
                                body.shownName() == null
                                        ? null
                                        : writes.protect(key, body.shownName())),
                AskingQuestionApi::asked);
    }

    private static AskedQuestion asked(Receipt receipt, List<Fact> recorded) {
        var asked = (QuestionAsked) recorded.getFirst();
        return new AskedQuestion(receipt.position(), receipt.events(), asked.question());
    }
}
