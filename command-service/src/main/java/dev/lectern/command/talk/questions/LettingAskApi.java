package dev.lectern.command.talk.questions;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.Role;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Talks")
class LettingAskApi {

    private final Writes writes;

    LettingAskApi(Writes writes) {
        this.writes = writes;
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PostMapping("/api/conferences/{conference}/talks/{talk}/questions/open")
    @Operation(summary = "Let the audience ask in a talk")
    ResponseEntity<Receipt> open(
            @PathVariable ConferenceId conference, @PathVariable TalkId talk, Caller caller) {
        return writes.accept(caller, () -> new LetAsk(conference, talk, true));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PostMapping("/api/conferences/{conference}/talks/{talk}/questions/close")
    @Operation(
            summary = "Take no more questions in a talk",
            description = "What has been asked can still be voted for, edited and answered.")
    ResponseEntity<Receipt> close(
            @PathVariable ConferenceId conference, @PathVariable TalkId talk, Caller caller) {
        return writes.accept(caller, () -> new LetAsk(conference, talk, false));
    }
}
