package dev.lectern.command.judging.assigning;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.judging.JudgingFact.AllDemosAssigned;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.DemosAssigned;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Assignment;
import dev.lectern.command.judging.Competition;
import dev.lectern.command.judging.assigning.AssigningDemos.State;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * No assignment takes away a demo that the judge has scored: a score never stops counting unsaid.
 */
public final class AssigningDemos implements Decider<AssignDemos, State> {

    /**
     * @param known of the demos that are to be assigned, those that are registered
     * @param scored the demos that have a scorecard of this judge which counts
     */
    public record State(
            Competition competition, Assignment assignment, Set<DemoId> known, Set<DemoId> scored) {

        State with(Competition newCompetition, Assignment newAssignment) {
            return new State(newCompetition, newAssignment, known, scored);
        }

        State registered(DemoId demo) {
            return new State(competition, assignment, plus(known, demo), scored);
        }

        State scored(DemoId demo) {
            return new State(competition, assignment, known, plus(scored, demo));
        }

        State unscored(DemoId demo) {
            var rest = new HashSet<>(scored);
            rest.remove(demo);
            return new State(competition, assignment, known, rest);
        }

        private static Set<DemoId> plus(Set<DemoId> demos, DemoId demo) {
            var more = new HashSet<>(demos);
            more.add(demo);
            return more;
        }
    }

    @Override
    public Class<AssignDemos> command() {
        return AssignDemos.class;
    }

    @Override
    public Reads reads(AssignDemos command) {
        var judge = Tags.judge(command.conference(), command.competition(), command.judge());
        Reads reads =
                Reads.NOTHING
                        .and(
                                Tags.competition(command.conference(), command.competition()),
                                Competition.FACTS)
                        .and(judge, Assignment.FACTS);
        SortedSet<DemoId> demos = command.demos();
        if (demos != null) {
            reads =
                    reads.and(
                            judge,
                            ScorecardSubmitted.class,
                            ScorecardWithdrawn.class,
                            ConflictOfInterestDeclared.class);
            for (DemoId demo : demos) {
                reads = reads.and(Tags.demo(command.conference(), demo), DemoRegistered.class);
            }
        }
        return reads;
    }

    @Override
    public State initial(AssignDemos command) {
        return new State(Competition.unknown(), Assignment.none(), Set.of(), Set.of());
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case DemoRegistered registered -> state.registered(registered.demo());
            case ScorecardSubmitted submitted -> state.scored(submitted.demo());
            case ScorecardWithdrawn withdrawn -> state.unscored(withdrawn.demo());
            case ConflictOfInterestDeclared declared -> state.unscored(declared.demo());
            default ->
                    state.with(state.competition().evolve(fact), state.assignment().evolve(fact));
        };
    }

    @Override
    public List<Fact> decide(AssignDemos command, State state) {
        state.competition().rules();
        state.assignment().requireJudge();
        SortedSet<DemoId> demos = command.demos();
        return demos == null ? assignAll(command, state) : assign(command, demos, state);
    }

    private static List<Fact> assignAll(AssignDemos command, State state) {
        if (state.assignment() instanceof Assignment.All) {
            return List.of();
        }
        state.competition().requireOpen();
        return List.of(
                new AllDemosAssigned(command.conference(), command.competition(), command.judge()));
    }

    private static List<Fact> assign(AssignDemos command, SortedSet<DemoId> demos, State state) {
        requireKnown(demos, state);
        if (state.assignment().equals(new Assignment.Only(demos))) {
            return List.of();
        }
        state.competition().requireOpen();
        var dropped = new TreeSet<>(state.scored());
        dropped.removeAll(demos);
        if (!dropped.isEmpty()) {
            throw Refusal.of(
                            RefusalCode.ASSIGNMENT_SCORED,
                            "The judge has scored demos that would no longer be assigned")
                    .field("demos")
                    .detail("scored", dropped);
        }
        return List.of(
                new DemosAssigned(
                        command.conference(), command.competition(), command.judge(), demos));
    }

    private static void requireKnown(SortedSet<DemoId> demos, State state) {
        var unknown = new TreeSet<>(demos);
        unknown.removeAll(state.known());
        if (!unknown.isEmpty()) {
            throw Refusal.of(
                            RefusalCode.UNKNOWN_ASSIGNED_DEMO,
                            "Demos to assign are not registered in the conference")
                    .field("demos")
                    .detail("unknown", unknown);
        }
    }
}
