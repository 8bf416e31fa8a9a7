package dev.lectern.command.question.moderating;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Questions")
class ModeratingApi {

    private final Writes writes;

    ModeratingApi(Writes writes) {
        this.writes = writes;
    }

    record HidingReason(Text.Prose reason) {}

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PostMapping("/api/conferences/{conference}/questions/{question}/approve")
    @Operation(summary = "Approve a question, which publishes it")
    ResponseEntity<Receipt> approve(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            Caller caller) {
        return writes.accept(caller, () -> new ApproveQuestion(conference, question));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PostMapping("/api/conferences/{conference}/questions/{question}/hide")
    @Operation(summary = "Hide a question", description = "Its author sees the reason.")
    ResponseEntity<Receipt> hide(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            @RequestBody HidingReason body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new HideQuestion(
                                conference,
                                question,
                                writes.protect(KeyId.of(conference), body.reason())));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PostMapping("/api/conferences/{conference}/questions/{question}/restore")
    @Operation(summary = "Restore a hidden question to what it was")
    ResponseEntity<Receipt> restore(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            Caller caller) {
        return writes.accept(caller, () -> new RestoreQuestion(conference, question));
    }
}
