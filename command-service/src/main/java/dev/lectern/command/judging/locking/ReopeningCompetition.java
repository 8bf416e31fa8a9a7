package dev.lectern.command.judging.locking;

import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact.CompetitionReopened;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Competition;

import java.util.List;
import java.util.Set;

public final class ReopeningCompetition implements Decider<ReopenCompetition, Competition> {

    @Override
    public Class<ReopenCompetition> command() {
        return ReopenCompetition.class;
    }

    @Override
    public Reads reads(ReopenCompetition command) {
        return Reads.NOTHING.and(
                Tags.competition(command.conference(), command.competition()), Competition.FACTS);
    }

    @Override
    public Set<Class<? extends Fact>> versions() {
        return Competition.FACTS;
    }

    @Override
    public Competition initial(ReopenCompetition command) {
        return Competition.unknown();
    }

    @Override
    public Competition evolve(Competition state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(ReopenCompetition command, Competition state) {
        state.rules();
        if (state instanceof Competition.Open open) {
            if (command.reason().equals(open.reopenedBecause())) {
                return List.of();
            }
            throw Refusal.of(RefusalCode.COMPETITION_NOT_LOCKED, "The competition is not locked");
        }
        return List.of(
                new CompetitionReopened(
                        command.conference(), command.competition(), command.reason()));
    }
}
