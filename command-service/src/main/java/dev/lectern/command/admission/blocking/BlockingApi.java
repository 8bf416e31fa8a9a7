package dev.lectern.command.admission.blocking;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.privacy.ErasedKeyException;
import dev.lectern.command.web.Text;
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
@Tag(name = "Admission")
class BlockingApi {

    private static final String PATH =
            "/api/conferences/{conference}/participants/{participant}/block";

    private final Writes writes;

    BlockingApi(Writes writes) {
        this.writes = writes;
    }

    record Block(Text.Prose reason) {}

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PutMapping(PATH)
    @Operation(
            summary = "Block a participant",
            description =
                    "Who is blocked can neither write nor join again with that token. The reason goes with the participant's key when they are erased; of one who has been erased it is kept: let it not name anybody.")
    ResponseEntity<Receipt> block(
            @PathVariable ConferenceId conference,
            @PathVariable ParticipantId participant,
            @RequestBody Block body,
            Caller caller) {
        return writes.acceptRights(
                caller,
                () ->
                        new BlockParticipant(
                                conference,
                                participant,
                                protect(conference, participant, body.reason())));
    }

    /** Who had themselves erased can still be blocked; the reason is then the organisers' text. */
    private ProtectedText protect(
            ConferenceId conference, ParticipantId participant, Text.Prose reason) {
        try {
            return writes.protect(KeyId.of(conference, participant), reason);
        } catch (ErasedKeyException _) {
            return writes.protect(KeyId.of(conference), reason);
        }
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @DeleteMapping(PATH)
    @Operation(summary = "Let a blocked participant take part again")
    ResponseEntity<Receipt> unblock(
            @PathVariable ConferenceId conference,
            @PathVariable ParticipantId participant,
            Caller caller) {
        return writes.acceptRights(caller, () -> new UnblockParticipant(conference, participant));
    }
}
