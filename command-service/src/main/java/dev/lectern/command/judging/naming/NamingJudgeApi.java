package dev.lectern.command.judging.naming;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
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
class NamingJudgeApi {

    private final Writes writes;

    NamingJudgeApi(Writes writes) {
        this.writes = writes;
    }

    record JudgeName(Text.Line name) {}

    @Allow(roles = Role.ORGANISER)
    @PutMapping("/api/conferences/{conference}/competitions/{competition}/judges/{judge}")
    @Operation(
            summary = "Name a judge",
            description =
                    "The judge judges every demo of the conference unless assigned otherwise.")
    ResponseEntity<Receipt> name(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @PathVariable MemberId judge,
            @RequestBody JudgeName body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new NameJudge(
                                conference,
                                competition,
                                judge,
                                writes.protect(KeyId.of(conference, judge), body.name())));
    }
}
