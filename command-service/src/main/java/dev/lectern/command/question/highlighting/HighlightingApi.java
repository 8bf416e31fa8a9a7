package dev.lectern.command.question.highlighting;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.Role;
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
class HighlightingApi {

    private static final String PATH =
            "/api/conferences/{conference}/talks/{talk}/highlights/{question}";

    private final Writes writes;

    HighlightingApi(Writes writes) {
        this.writes = writes;
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PutMapping(PATH)
    @Operation(
            summary = "Put a question on the screen",
            description = "It takes the place of the one that is on the screen.")
    ResponseEntity<Receipt> put(
            @PathVariable ConferenceId conference,
            @PathVariable TalkId talk,
            @PathVariable QuestionId question,
            Caller caller) {
        return writes.accept(caller, () -> new HighlightQuestion(conference, talk, question));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @DeleteMapping(PATH)
    @Operation(summary = "Take a question off the screen")
    ResponseEntity<Receipt> delete(
            @PathVariable ConferenceId conference,
            @PathVariable TalkId talk,
            @PathVariable QuestionId question,
            Caller caller) {
        return writes.accept(caller, () -> new EndHighlight(conference, talk, question));
    }
}
