package dev.lectern.command.talk.cancelling;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
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
@Tag(name = "Talks")
class CancellingTalkApi {

    private final Writes writes;

    CancellingTalkApi(Writes writes) {
        this.writes = writes;
    }

    record CancellationReason(Text.Prose reason) {}

    @Allow(roles = Role.ORGANISER)
    @PostMapping("/api/conferences/{conference}/talks/{talk}/cancel")
    @Operation(summary = "Cancel a talk, for good")
    ResponseEntity<Receipt> cancel(
            @PathVariable ConferenceId conference,
            @PathVariable TalkId talk,
            @RequestBody CancellationReason body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new CancelTalk(
                                conference,
                                talk,
                                writes.protect(KeyId.of(conference), body.reason())));
    }
}
