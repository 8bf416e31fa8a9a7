package dev.lectern.command.judging.opening;

import dev.lectern.api.CriterionId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.RulesChanged;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.Scale;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Competition;
import dev.lectern.command.judging.opening.OpeningCompetition.State;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class OpeningCompetition implements Decider<OpenCompetition, State> {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /**
     * @param scored whether a scorecard was ever submitted
     */
    public record State(boolean conferenceKnown, Competition competition, boolean scored) {}

    @Override
    public Class<OpenCompetition> command() {
        return OpenCompetition.class;
    }

    @Override
    public Reads reads(OpenCompetition command) {
        var competition = Tags.competition(command.conference(), command.competition());
        return Reads.NOTHING
                .and(Tags.conference(command.conference()), ConferenceCreated.class)
                .and(competition, Competition.FACTS)
                .and(competition, ScorecardSubmitted.class);
    }

    @Override
    public Set<Class<? extends Fact>> versions() {
        return Competition.FACTS;
    }

    @Override
    public State initial(OpenCompetition command) {
        return new State(false, Competition.unknown(), false);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case ConferenceCreated _ -> new State(true, state.competition(), state.scored());
            case ScorecardSubmitted _ ->
                    new State(state.conferenceKnown(), state.competition(), true);
            default ->
                    new State(
                            state.conferenceKnown(),
                            state.competition().evolve(fact),
                            state.scored());
        };
    }

    @Override
    public List<Fact> decide(OpenCompetition command, State state) {
        if (!state.conferenceKnown()) {
            throw Refusal.of(RefusalCode.UNKNOWN_CONFERENCE, "There is no such conference");
        }
        ScoringRules rules = command.rules();
        requireUsable(rules.scale());
        requireWeights(rules.criteria());
        requireKnownCriterion(rules);
        if (state.competition() instanceof Competition.Unknown) {
            return List.of(
                    new CompetitionOpened(command.conference(), command.competition(), rules));
        }
        if (state.competition().rules().equals(rules)) {
            return List.of();
        }
        state.competition().requireOpen();
        if (state.scored()) {
            throw Refusal.of(
                    RefusalCode.CRITERIA_FROZEN,
                    "The rules can no longer change: the first scorecard has frozen them");
        }
        return List.of(new RulesChanged(command.conference(), command.competition(), rules));
    }

    private static void requireUsable(Scale scale) {
        if (scale.step().signum() <= 0
                || scale.min().compareTo(scale.max()) >= 0
                || !scale.isOnStep(scale.max())) {
            throw Refusal.of(
                            RefusalCode.SCALE_INVALID,
                            "A scale leads from its min in whole steps up to a greater max")
                    .field("scale");
        }
    }

    private static void requireWeights(List<Criterion> criteria) {
        var seen = new HashSet<CriterionId>();
        for (Criterion criterion : criteria) {
            if (!seen.add(criterion.id())) {
                throw Refusal.of(RefusalCode.DUPLICATE_CRITERION, "Two criteria have the same id")
                        .field("criteria")
                        .detail("criterion", criterion.id());
            }
        }
        BigDecimal total =
                criteria.stream().map(Criterion::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(ALL) != 0
                || criteria.stream().anyMatch(criterion -> criterion.weight().signum() <= 0)) {
            throw Refusal.of(
                            RefusalCode.WEIGHTS_NOT_100,
                            "The weights of the criteria, each above 0, total exactly 100")
                    .field("criteria")
                    .detail("total", total);
        }
    }

    private static void requireKnownCriterion(ScoringRules rules) {
        TieBreak tieBreak = rules.tieBreak();
        if (tieBreak != null
                && rules.criteria().stream().noneMatch(c -> c.id().equals(tieBreak.criterion()))) {
            throw Refusal.of(
                            RefusalCode.UNKNOWN_CRITERION,
                            "The tie-break asks for a criterion that there is not")
                    .field("tieBreak.criterion");
        }
    }
}
