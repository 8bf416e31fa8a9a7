package dev.lectern.command.judging.scoring;

import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.judging.scoring.ChangeScorecard.WithdrawScorecard;
import dev.lectern.command.judging.scoring.ScorecardState.Card;

import java.util.List;

public final class WithdrawingScorecard implements Decider<WithdrawScorecard, ScorecardState> {

    @Override
    public Class<WithdrawScorecard> command() {
        return WithdrawScorecard.class;
    }

    @Override
    public Reads reads(WithdrawScorecard command) {
        return ScorecardState.reads(command);
    }

    @Override
    public ScorecardState initial(WithdrawScorecard command) {
        return ScorecardState.EMPTY;
    }

    @Override
    public ScorecardState evolve(ScorecardState state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(WithdrawScorecard command, ScorecardState state) {
        state.requireExisting();
        return switch (state.card()) {
            case Card.Withdrawn _ -> List.of();
            case Card.Absent _ ->
                    throw Refusal.of(
                            RefusalCode.SCORECARD_NOT_FOUND,
                            "This judge has no scorecard for this demo");
            case Card.Submitted _ -> {
                state.competition().requireOpen();
                yield List.of(
                        new ScorecardWithdrawn(
                                command.conference(),
                                command.competition(),
                                command.judge(),
                                command.demo()));
            }
        };
    }
}
