package dev.lectern.command.judging.scoring;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.judging.scoring.ChangeScorecard.SubmitScorecard;
import dev.lectern.command.judging.scoring.ChangeScorecard.WithdrawScorecard;
import dev.lectern.command.web.Decimal;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

@RestController
@Tag(name = "Judging")
class ScorecardApi {

    private final Writes writes;

    ScorecardApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * @param scores one for each criterion, on the competition's scale
     */
    record ScorecardContent(Map<CriterionId, Decimal> scores, Text.@Nullable Prose comment) {

        SortedMap<CriterionId, BigDecimal> sorted() {
            var sorted = new TreeMap<CriterionId, BigDecimal>();
            scores.forEach((id, score) -> sorted.put(id, score.value()));
            return sorted;
        }
    }

    @Allow(roles = Role.ORGANISER, judge = "judge")
    @PutMapping(
            "/api/conferences/{conference}/competitions/{competition}/judges/{judge}/scorecards/{demo}")
    @Operation(summary = "Submit a scorecard, or revise it")
    ResponseEntity<Receipt> submit(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @PathVariable MemberId judge,
            @PathVariable DemoId demo,
            @RequestBody ScorecardContent body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new SubmitScorecard(
                                conference,
                                competition,
                                judge,
                                demo,
                                body.sorted(),
                                comment(conference, judge, body.comment())));
    }

    @Allow(roles = Role.ORGANISER, judge = "judge")
    @DeleteMapping(
            "/api/conferences/{conference}/competitions/{competition}/judges/{judge}/scorecards/{demo}")
    @Operation(
            summary = "Withdraw a scorecard",
            description = "It stays on record and counts no longer.")
    ResponseEntity<Receipt> withdraw(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @PathVariable MemberId judge,
            @PathVariable DemoId demo,
            Caller caller) {
        return writes.accept(
                caller, () -> new WithdrawScorecard(conference, competition, judge, demo));
    }

    private @Nullable ProtectedText comment(
            ConferenceId conference, MemberId judge, Text.@Nullable Prose comment) {
        return comment == null ? null : writes.protect(KeyId.of(conference, judge), comment);
    }
}
