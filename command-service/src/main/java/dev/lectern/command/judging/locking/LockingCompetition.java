package dev.lectern.command.judging.locking;

import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Competition;

import java.util.List;
import java.util.Set;

public final class LockingCompetition implements Decider<LockCompetition, Competition> {

    @Override
    public Class<LockCompetition> command() {
        return LockCompetition.class;
    }

    @Override
    public Reads reads(LockCompetition command) {
        return Reads.NOTHING.and(
                Tags.competition(command.conference(), command.competition()), Competition.FACTS);
    }

    @Override
    public Set<Class<? extends Fact>> versions() {
        return Competition.FACTS;
    }

    @Override
    public Competition initial(LockCompetition command) {
        return Competition.unknown();
    }

    @Override
    public Competition evolve(Competition state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(LockCompetition command, Competition state) {
        state.rules();
        return state instanceof Competition.Open
                ? List.of(new CompetitionLocked(command.conference(), command.competition()))
                : List.of();
    }
}
