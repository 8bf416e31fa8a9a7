package dev.lectern.command.conference.creating;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Conferences")
class CreatingConferenceApi {

    private final Writes writes;

    CreatingConferenceApi(Writes writes) {
        this.writes = writes;
    }

    record NewConference(Text.Line title) {}

    @Allow(owners = true, roles = Role.ORGANISER)
    @PutMapping("/api/conferences/{conference}")
    @Operation(summary = "Create a conference; with If-Match, give it another title")
    ResponseEntity<Receipt> create(
            @PathVariable ConferenceId conference,
            @RequestBody NewConference body,
            Standing standing,
            Caller caller) {
        return writes.acceptRights(
                caller,
                () ->
                        new CreateConference(
                                conference,
                                standing.member().organisation(),
                                writes.protect(KeyId.of(conference), body.title()),
                                caller.expected() != null));
    }
}
