package dev.lectern.command.judging.opening;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.Scale;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Decimal;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@Tag(name = "Judging")
class OpeningCompetitionApi {

    private final Writes writes;

    OpeningCompetitionApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * @param tieBreak orders tied demos; without it a tie stays a tie until it is settled
     */
    record CompetitionRules(
            Text.Line title,
            List<WeightedCriterion> criteria,
            Scale scale,
            @Nullable TieBreak tieBreak) {}

    /**
     * @param weight per cent
     */
    record WeightedCriterion(CriterionId id, Text.Line name, Decimal weight) {}

    @Allow(roles = Role.ORGANISER)
    @PutMapping("/api/conferences/{conference}/competitions/{competition}")
    @Operation(
            summary = "Open a competition, or replace its rules before the first scorecard",
            description = "The weights of the criteria are per cent and total exactly 100.")
    ResponseEntity<Receipt> open(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @RequestBody CompetitionRules body,
            Caller caller) {
        return writes.accept(
                caller,
                () -> new OpenCompetition(conference, competition, rules(conference, body)));
    }

    private ScoringRules rules(ConferenceId conference, CompetitionRules body) {
        KeyId key = KeyId.of(conference);
        List<Criterion> criteria =
                body.criteria().stream()
                        .map(c ->
                                new Criterion(
                                        c.id(), writes.protect(key, c.name()), c.weight().value()))
                        .toList();
        return new ScoringRules(
                writes.protect(key, body.title()), criteria, body.scale(), body.tieBreak());
    }
}
