package dev.lectern.command.question.labelling;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.LabelId;
import dev.lectern.api.QuestionId;
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
class LabellingApi {

    private static final String PATH =
            "/api/conferences/{conference}/questions/{question}/labels/{label}";

    private final Writes writes;

    LabellingApi(Writes writes) {
        this.writes = writes;
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PutMapping(PATH)
    @Operation(summary = "Label a question")
    ResponseEntity<Receipt> put(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            @PathVariable LabelId label,
            Caller caller) {
        return writes.accept(caller, () -> new LabelQuestion(conference, question, label, true));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @DeleteMapping(PATH)
    @Operation(summary = "Take a label off a question")
    ResponseEntity<Receipt> delete(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            @PathVariable LabelId label,
            Caller caller) {
        return writes.accept(caller, () -> new LabelQuestion(conference, question, label, false));
    }
}
