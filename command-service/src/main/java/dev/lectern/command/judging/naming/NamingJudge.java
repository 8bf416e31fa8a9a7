package dev.lectern.command.judging.naming;

import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Competition;
import dev.lectern.command.judging.naming.NamingJudge.State;

import org.jspecify.annotations.Nullable;

import java.util.List;

public final class NamingJudge implements Decider<NameJudge, State> {

    /**
     * @param name of the judge that has the id, if one has
     */
    public record State(Competition competition, @Nullable ProtectedText name) {}

    @Override
    public Class<NameJudge> command() {
        return NameJudge.class;
    }

    @Override
    public Reads reads(NameJudge command) {
        return Reads.NOTHING
                .and(
                        Tags.competition(command.conference(), command.competition()),
                        Competition.FACTS)
                .and(
                        Tags.judge(command.conference(), command.competition(), command.judge()),
                        JudgeNamed.class);
    }

    @Override
    public State initial(NameJudge command) {
        return new State(Competition.unknown(), null);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return fact instanceof JudgeNamed named
                ? new State(state.competition(), named.name())
                : new State(state.competition().evolve(fact), state.name());
    }

    @Override
    public List<Fact> decide(NameJudge command, State state) {
        state.competition().rules();
        if (command.name().equals(state.name())) {
            return List.of();
        }
        state.competition().requireOpen();
        if (state.name() != null) {
            throw Refusal.of(RefusalCode.JUDGE_EXISTS, "A judge of this id has another name")
                    .field("name");
        }
        return List.of(
                new JudgeNamed(
                        command.conference(),
                        command.competition(),
                        command.judge(),
                        command.name()));
    }
}
