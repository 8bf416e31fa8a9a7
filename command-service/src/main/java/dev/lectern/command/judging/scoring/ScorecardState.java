package dev.lectern.command.judging.scoring;

import dev.lectern.api.CriterionId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Assignment;
import dev.lectern.command.judging.Competition;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.SortedMap;

/** What decides about one scorecard. Judges never wait for one another: it reads no other's. */
public record ScorecardState(
        Competition competition,
        Assignment assignment,
        boolean demoKnown,
        boolean conflict,
        Card card) {

    static final ScorecardState EMPTY =
            new ScorecardState(
                    Competition.unknown(), Assignment.none(), false, false, new Card.Absent());

    sealed interface Card {

        /** Never submitted. */
        record Absent() implements Card {}

        record Withdrawn() implements Card {}

        record Submitted(SortedMap<CriterionId, BigDecimal> scores, @Nullable ProtectedText comment)
                implements Card {}
    }

    static Reads reads(ChangeScorecard command) {
        var conference = command.conference();
        var competition = command.competition();
        return Reads.NOTHING
                .and(Tags.competition(conference, competition), Competition.FACTS)
                .and(Tags.judge(conference, competition, command.judge()), Assignment.FACTS)
                .and(Tags.demo(conference, command.demo()), DemoRegistered.class)
                .and(
                        Tags.scorecard(conference, competition, command.judge(), command.demo()),
                        ConflictOfInterestDeclared.class,
                        ScorecardSubmitted.class,
                        ScorecardRevised.class,
                        ScorecardWithdrawn.class);
    }

    ScorecardState evolve(Fact fact) {
        return switch (fact) {
            case DemoRegistered _ ->
                    new ScorecardState(competition, assignment, true, conflict, card);
            case ConflictOfInterestDeclared _ ->
                    new ScorecardState(competition, assignment, demoKnown, true, card);
            case ScorecardSubmitted submitted ->
                    with(new Card.Submitted(submitted.scores(), submitted.comment()));
            case ScorecardRevised revised ->
                    with(new Card.Submitted(revised.scores(), revised.comment()));
            case ScorecardWithdrawn _ -> with(new Card.Withdrawn());
            default ->
                    new ScorecardState(
                            competition.evolve(fact),
                            assignment.evolve(fact),
                            demoKnown,
                            conflict,
                            card);
        };
    }

    private ScorecardState with(Card newCard) {
        return new ScorecardState(competition, assignment, demoKnown, conflict, newCard);
    }

    /**
     * @throws Refusal if the path of the command leads nowhere
     */
    void requireExisting() {
        competition.rules();
        assignment.requireJudge();
        if (!demoKnown) {
            throw Refusal.of(RefusalCode.UNKNOWN_DEMO, "There is no such demo in this conference");
        }
    }
}
