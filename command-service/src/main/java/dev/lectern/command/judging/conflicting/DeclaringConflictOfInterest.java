package dev.lectern.command.judging.conflicting;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Assignment;
import dev.lectern.command.judging.Competition;
import dev.lectern.command.judging.conflicting.DeclaringConflictOfInterest.State;

import org.jspecify.annotations.Nullable;

import java.util.List;

public final class DeclaringConflictOfInterest
        implements Decider<DeclareConflictOfInterest, State> {

    /**
     * @param declared the reason, if the conflict is on record
     */
    public record State(
            Competition competition,
            Assignment assignment,
            boolean demoKnown,
            @Nullable ProtectedText declared) {}

    @Override
    public Class<DeclareConflictOfInterest> command() {
        return DeclareConflictOfInterest.class;
    }

    @Override
    public Reads reads(DeclareConflictOfInterest command) {
        var conference = command.conference();
        var competition = command.competition();
        return Reads.NOTHING
                .and(Tags.competition(conference, competition), Competition.FACTS)
                .and(Tags.judge(conference, competition, command.judge()), Assignment.FACTS)
                .and(Tags.demo(conference, command.demo()), DemoRegistered.class)
                .and(
                        Tags.scorecard(conference, competition, command.judge(), command.demo()),
                        ConflictOfInterestDeclared.class);
    }

    @Override
    public State initial(DeclareConflictOfInterest command) {
        return new State(Competition.unknown(), Assignment.none(), false, null);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case DemoRegistered _ ->
                    new State(state.competition(), state.assignment(), true, state.declared());
            case ConflictOfInterestDeclared of ->
                    new State(
                            state.competition(),
                            state.assignment(),
                            state.demoKnown(),
                            of.reason());
            default ->
                    new State(
                            state.competition().evolve(fact),
                            state.assignment().evolve(fact),
                            state.demoKnown(),
                            state.declared());
        };
    }

    @Override
    public List<Fact> decide(DeclareConflictOfInterest command, State state) {
        state.competition().rules();
        state.assignment().requireJudge();
        if (!state.demoKnown()) {
            throw Refusal.of(RefusalCode.UNKNOWN_DEMO, "There is no such demo in this conference");
        }
        if (command.reason().equals(state.declared())) {
            return List.of();
        }
        state.competition().requireOpen();
        if (state.declared() != null) {
            throw Refusal.of(
                            RefusalCode.CONFLICT_ALREADY_DECLARED,
                            "The conflict of interest was declared with another reason")
                    .field("reason");
        }
        return List.of(
                new ConflictOfInterestDeclared(
                        command.conference(),
                        command.competition(),
                        command.judge(),
                        command.demo(),
                        command.reason()));
    }
}
