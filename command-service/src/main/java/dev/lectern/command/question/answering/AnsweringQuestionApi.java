package dev.lectern.command.question.answering;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Text.Prose;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Questions")
class AnsweringQuestionApi {

    private final Writes writes;

    AnsweringQuestionApi(Writes writes) {
        this.writes = writes;
    }

    // Compact constructors lose what is annotated in a qualified name, so Prose is imported.

    /**
     * Either of the two.
     *
     * @param live {@code true} if it is answered on stage
     */
    record Reply(@Nullable Boolean live, @Nullable Prose text) {
        Reply {
            if (Boolean.TRUE.equals(live) == (text != null)) {
                throw new IllegalArgumentException("must have either \"live\": true or \"text\"");
            }
        }
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR, Role.SPEAKER})
    @PutMapping("/api/conferences/{conference}/questions/{question}/answer")
    @Operation(summary = "Answer a question in writing, or say that it was answered live")
    ResponseEntity<Receipt> answer(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            @RequestBody Reply body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new AnswerQuestion(
                                conference,
                                question,
                                body.text() == null
                                        ? null
                                        : writes.protect(KeyId.of(conference), body.text())));
    }
}
