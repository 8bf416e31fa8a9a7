package dev.lectern.command.admission.erasing;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
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
@Tag(name = "Admission")
class ErasingParticipantApi {

    private static final String PARTICIPANTS = "/api/conferences/{conference}/participants";

    private final Writes writes;

    ErasingParticipantApi(Writes writes) {
        this.writes = writes;
    }

    record ParticipantErasure(Text.Prose reason) {}

    @Allow(roles = Role.ORGANISER)
    @PostMapping(PARTICIPANTS + "/{participant}/erasure")
    @Operation(
            summary = "Erase a participant",
            description =
                    "Destroys the key of all that the participant wrote and that was written about them; votes still count. The reason is kept: let it not name anybody.")
    ResponseEntity<Receipt> erase(
            @PathVariable ConferenceId conference,
            @PathVariable ParticipantId participant,
            @RequestBody ParticipantErasure body,
            Caller caller) {
        return writes.acceptErasure(
                caller,
                () ->
                        new EraseParticipant(
                                conference,
                                participant,
                                writes.protect(KeyId.of(conference), body.reason())));
    }

    @Allow(participants = true)
    @PostMapping(PARTICIPANTS + "/me/erasure")
    @Operation(
            summary = "Have oneself erased",
            description =
                    "Destroys the key of all that the participant wrote and that was written about them; votes still count.")
    ResponseEntity<Receipt> eraseMe(
            @PathVariable ConferenceId conference, Standing standing, Caller caller) {
        ParticipantId participant = standing.participant();
        return writes.acceptErasure(
                caller, () -> new EraseParticipant(conference, participant, null));
    }
}
