package dev.lectern.command.judging.scoring;

import dev.lectern.api.CriterionId;
import dev.lectern.api.Fact;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.judging.scoring.ChangeScorecard.SubmitScorecard;
import dev.lectern.command.judging.scoring.ScorecardState.Card;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

public final class SubmittingScorecard implements Decider<SubmitScorecard, ScorecardState> {

    @Override
    public Class<SubmitScorecard> command() {
        return SubmitScorecard.class;
    }

    @Override
    public Reads reads(SubmitScorecard command) {
        return ScorecardState.reads(command);
    }

    @Override
    public ScorecardState initial(SubmitScorecard command) {
        return ScorecardState.EMPTY;
    }

    @Override
    public ScorecardState evolve(ScorecardState state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(SubmitScorecard command, ScorecardState state) {
        state.requireExisting();
        var scores = command.scores();
        requireComplete(scores, state.competition().rules());
        var card = new Card.Submitted(scores, command.comment());
        boolean same = state.card().equals(card);
        if (same && !state.conflict()) {
            return List.of();
        }
        state.competition().requireOpen();
        requireEntitled(command, state);
        return List.of(
                state.card() instanceof Card.Submitted
                        ? new ScorecardRevised(
                                command.conference(),
                                command.competition(),
                                command.judge(),
                                command.demo(),
                                scores,
                                command.comment())
                        : new ScorecardSubmitted(
                                command.conference(),
                                command.competition(),
                                command.judge(),
                                command.demo(),
                                scores,
                                command.comment()));
    }

    private static void requireEntitled(SubmitScorecard command, ScorecardState state) {
        if (!state.assignment().covers(command.demo())) {
            throw Refusal.of(
                    RefusalCode.JUDGE_NOT_ASSIGNED, "The demo is not assigned to this judge");
        }
        if (state.conflict()) {
            throw Refusal.of(
                    RefusalCode.CONFLICT_OF_INTEREST,
                    "The judge has a conflict of interest with this demo");
        }
    }

    /** An incomplete scorecard must never count, so none is accepted. */
    private static void requireComplete(
            SortedMap<CriterionId, BigDecimal> scores, ScoringRules rules) {
        List<CriterionId> criteria = rules.criteria().stream().map(Criterion::id).toList();
        scores.forEach((id, score) -> {
            if (!criteria.contains(id)) {
                throw Refusal.of(
                                RefusalCode.UNKNOWN_CRITERION,
                                "The competition has no such criterion")
                        .field("scores." + id);
            }
            requireOnScale(id, score, rules);
        });
        List<CriterionId> missing =
                criteria.stream().filter(id -> !scores.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            throw Refusal.of(
                            RefusalCode.SCORECARD_INCOMPLETE,
                            "A scorecard has a score for each criterion")
                    .field("scores")
                    .detail("missing", missing);
        }
    }

    private static void requireOnScale(CriterionId id, BigDecimal score, ScoringRules rules) {
        if (!rules.scale().covers(score)) {
            throw Refusal.of(
                            RefusalCode.SCORE_OUT_OF_RANGE,
                            "The score lies outside of the competition's scale")
                    .field("scores." + id)
                    .detail("scale", rules.scale());
        }
        if (!rules.scale().isOnStep(score)) {
            throw Refusal.of(
                            RefusalCode.SCORE_OFF_STEP,
                            "The score lies between two steps of the competition's scale")
                    .field("scores." + id)
                    .detail("scale", rules.scale());
        }
    }
}
