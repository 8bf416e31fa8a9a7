package dev.lectern.command.judging.settling;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact.TieDeclared;
import dev.lectern.api.judging.JudgingFact.TieResolved;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Scores;
import dev.lectern.command.judging.settling.SettleTie.DeclareTie;
import dev.lectern.command.judging.settling.SettleTie.ResolveTie;
import dev.lectern.scoring.ScoringModel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Only a tie that there is can be settled, and only once the scores are locked. Until the ranking
 * is published the organisers may settle it otherwise.
 *
 * @param <C> how it is settled
 */
public abstract sealed class SettlingTie<C extends SettleTie> implements Decider<C, Scores> {

    @Override
    public Reads reads(C command) {
        return Scores.reads(Tags.competition(command.conference(), command.competition()));
    }

    @Override
    public Scores initial(C command) {
        return new Scores();
    }

    @Override
    public Scores evolve(Scores state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(C command, Scores state) {
        state.competition().rules();
        ScoringModel model = Scores.model(command.model());
        Set<DemoId> demos = demos(command);
        Fact settlement = settlement(command, model);
        if (state.settlement(model.version(), demos).filter(settlement::equals).isPresent()) {
            return List.of();
        }
        state.competition().requireLocked();
        var ties = state.rankingUnsettled(model).ties();
        if (ties.stream().noneMatch(tie -> tie.demos().equals(demos))) {
            throw Refusal.of(
                            RefusalCode.TIE_NOT_FOUND,
                            "These demos, and no others, are not tied under this scoring model")
                    .field(field())
                    .detail("ties", ties.stream().map(tie -> tie.demos()).toList());
        }
        return List.of(settlement);
    }

    abstract Set<DemoId> demos(C command);

    abstract Fact settlement(C command, ScoringModel model);

    abstract String field();

    public static final class Resolving extends SettlingTie<ResolveTie> {

        @Override
        public Class<ResolveTie> command() {
            return ResolveTie.class;
        }

        @Override
        Set<DemoId> demos(ResolveTie command) {
            var demos = new HashSet<DemoId>();
            for (DemoId demo : command.order()) {
                if (!demos.add(demo)) {
                    throw Refusal.of(
                                    RefusalCode.DUPLICATE_DEMO,
                                    "An order has a place for each demo, and no second one")
                            .field("order")
                            .detail("demo", demo);
                }
            }
            return demos;
        }

        @Override
        Fact settlement(ResolveTie command, ScoringModel model) {
            return new TieResolved(
                    command.conference(),
                    command.competition(),
                    model.version(),
                    command.order(),
                    command.reason());
        }

        @Override
        String field() {
            return "order";
        }
    }

    public static final class Declaring extends SettlingTie<DeclareTie> {

        @Override
        public Class<DeclareTie> command() {
            return DeclareTie.class;
        }

        @Override
        Set<DemoId> demos(DeclareTie command) {
            return command.demos();
        }

        @Override
        Fact settlement(DeclareTie command, ScoringModel model) {
            return new TieDeclared(
                    command.conference(),
                    command.competition(),
                    model.version(),
                    command.demos(),
                    command.reason());
        }

        @Override
        String field() {
            return "demos";
        }
    }
}
