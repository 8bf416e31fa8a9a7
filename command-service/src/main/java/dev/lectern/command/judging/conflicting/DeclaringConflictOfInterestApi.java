package dev.lectern.command.judging.conflicting;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
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
@Tag(name = "Judging")
class DeclaringConflictOfInterestApi {

    private final Writes writes;

    DeclaringConflictOfInterestApi(Writes writes) {
        this.writes = writes;
    }

    record ConflictReason(Text.Prose reason) {}

    @Allow(roles = Role.ORGANISER, judge = "judge")
    @PutMapping(
            "/api/conferences/{conference}/competitions/{competition}/judges/{judge}/conflicts/{demo}")
    @Operation(
            summary = "Declare a judge's conflict of interest with a demo",
            description = "A scorecard that there is no longer counts, and stays on record.")
    ResponseEntity<Receipt> declare(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @PathVariable MemberId judge,
            @PathVariable DemoId demo,
            @RequestBody ConflictReason body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new DeclareConflictOfInterest(
                                conference,
                                competition,
                                judge,
                                demo,
                                writes.protect(KeyId.of(conference, judge), body.reason())));
    }
}
