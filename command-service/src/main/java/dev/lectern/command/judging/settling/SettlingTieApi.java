package dev.lectern.command.judging.settling;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.judging.settling.SettleTie.DeclareTie;
import dev.lectern.command.judging.settling.SettleTie.ResolveTie;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

@RestController
@Tag(name = "Judging")
class SettlingTieApi {

    private final Writes writes;

    SettlingTieApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * @param model the scoring model under which they are tied, such as {@code median}
     * @param order all demos of the tie, the best first
     */
    record TieResolution(String model, List<DemoId> order, Text.Prose reason) {}

    /**
     * @param model the scoring model under which they are tied, such as {@code median}
     * @param demos all demos of the tie
     */
    record TieDeclaration(String model, Set<DemoId> demos, Text.Prose reason) {}

    @Allow(roles = Role.ORGANISER)
    @PostMapping("/api/conferences/{conference}/competitions/{competition}/tie-resolutions")
    @Operation(summary = "Put tied demos in order, with a reason")
    ResponseEntity<Receipt> resolve(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @RequestBody TieResolution body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new ResolveTie(
                                conference,
                                competition,
                                body.model(),
                                body.order(),
                                writes.protect(KeyId.of(conference), body.reason())));
    }

    @Allow(roles = Role.ORGANISER)
    @PostMapping("/api/conferences/{conference}/competitions/{competition}/tie-declarations")
    @Operation(summary = "Declare that tied demos share their rank, with a reason")
    ResponseEntity<Receipt> declare(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @RequestBody TieDeclaration body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new DeclareTie(
                                conference,
                                competition,
                                body.model(),
                                new TreeSet<>(body.demos()),
                                writes.protect(KeyId.of(conference), body.reason())));
    }
}
