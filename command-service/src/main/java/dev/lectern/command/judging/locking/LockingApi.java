package dev.lectern.command.judging.locking;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Judging")
class LockingApi {

    private final Writes writes;

    LockingApi(Writes writes) {
        this.writes = writes;
    }

    record ReopeningReason(Text.Prose reason) {}

    @Allow(roles = Role.ORGANISER)
    @PostMapping("/api/conferences/{conference}/competitions/{competition}/lock")
    @Operation(summary = "Lock a competition", description = "From then on no scorecard changes.")
    ResponseEntity<Receipt> lock(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            Caller caller) {
        return writes.accept(caller, () -> new LockCompetition(conference, competition));
    }

    @Allow(roles = Role.ORGANISER)
    @PostMapping("/api/conferences/{conference}/competitions/{competition}/reopen")
    @Operation(
            summary = "Reopen a locked competition with a reason",
            description = "Resolved and declared ties are void; a published ranking is superseded.")
    ResponseEntity<Receipt> reopen(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @RequestBody ReopeningReason body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new ReopenCompetition(
                                conference,
                                competition,
                                writes.protect(KeyId.of(conference), body.reason())));
    }
}
