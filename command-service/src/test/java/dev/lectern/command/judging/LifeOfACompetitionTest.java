package dev.lectern.command.judging;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.TIE_UNSETTLED;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BEACON;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.CRAFT;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.SCALE;
import static dev.lectern.command.support.Samples.criterion;
import static dev.lectern.command.support.Samples.demos;
import static dev.lectern.command.support.Samples.rules;
import static dev.lectern.command.support.Samples.scores;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.DemoId;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.command.conference.creating.CreateConference;
import dev.lectern.command.conference.registering.RegisterDemo;
import dev.lectern.command.judging.assigning.AssignDemos;
import dev.lectern.command.judging.conflicting.DeclareConflictOfInterest;
import dev.lectern.command.judging.locking.LockCompetition;
import dev.lectern.command.judging.locking.ReopenCompetition;
import dev.lectern.command.judging.naming.NameJudge;
import dev.lectern.command.judging.opening.OpenCompetition;
import dev.lectern.command.judging.publishing.PublishRanking;
import dev.lectern.command.judging.scoring.ChangeScorecard.SubmitScorecard;
import dev.lectern.command.judging.scoring.ChangeScorecard.WithdrawScorecard;
import dev.lectern.command.judging.settling.SettleTie.DeclareTie;
import dev.lectern.command.judging.settling.SettleTie.ResolveTie;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** Every use case after the other, from nothing to a ranking that is published twice. */
class LifeOfACompetitionTest {

    private static final LockCompetition LOCK = new LockCompetition(HACK, FINALS);
    private static final PublishRanking PUBLISH = new PublishRanking(HACK, FINALS, "mean");
    private static final Scenario SCORED =
            given().after(
                            new CreateConference(HACK, CIVIC, text("Hackathon"), false),
                            new RegisterDemo(HACK, ATLAS, text("Atlas")),
                            new RegisterDemo(HACK, BEACON, text("Beacon")),
                            new OpenCompetition(
                                    HACK, FINALS, rules(SCALE, null, criterion(CRAFT, "100"))),
                            new OpenCompetition(HACK, FINALS, rules()),
                            new NameJudge(HACK, FINALS, ADA, text(ADA, "Ada")),
                            new NameJudge(HACK, FINALS, BOB, text(BOB, "Bob")),
                            new AssignDemos(HACK, FINALS, BOB, demos(BEACON)),
                            submit("4", ATLAS),
                            submit("4", BEACON));
    private static final Scenario PUBLISHED =
            SCORED.after(LOCK, declareTie(), resolveTie(), PUBLISH);

    private static SubmitScorecard submit(String score, DemoId demo) {
        return new SubmitScorecard(HACK, FINALS, ADA, demo, scores(score, score), null);
    }

    private static DeclareTie declareTie() {
        return new DeclareTie(HACK, FINALS, "mean", demos(ATLAS, BEACON), text("Both"));
    }

    private static ResolveTie resolveTie() {
        return new ResolveTie(HACK, FINALS, "mean", List.of(BEACON, ATLAS), text("By vote"));
    }

    private static ReopenCompetition reopen() {
        return new ReopenCompetition(HACK, FINALS, text("A score was mistyped"));
    }

    static Stream<Object> changes() {
        return Stream.of(
                new OpenCompetition(HACK, FINALS, rules(SCALE, null, criterion(CRAFT, "100"))),
                new NameJudge(HACK, FINALS, ADA, text(ADA, "Another")),
                new AssignDemos(HACK, FINALS, ADA, demos(ATLAS)),
                new AssignDemos(HACK, FINALS, BOB, null),
                new DeclareConflictOfInterest(HACK, FINALS, ADA, ATLAS, text(ADA, "Family")),
                submit("5", ATLAS),
                new WithdrawScorecard(HACK, FINALS, ADA, ATLAS));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void locksOutEveryChange(Object change) {
        SCORED.after(LOCK).when(change).refused(COMPETITION_LOCKED);
        PUBLISHED.when(change).refused(COMPETITION_LOCKED);
    }

    @Test
    void publishesAnewAfterReopening() {
        Scenario again = PUBLISHED.after(reopen(), submit("3", BEACON), LOCK);

        assertThat(ranked(again)).containsExactly("1 atlas", "2 beacon");
    }

    @Test
    void settlesAnewAfterReopening() {
        Scenario again = PUBLISHED.after(reopen(), LOCK);

        again.when(PUBLISH).refused(TIE_UNSETTLED);
        assertThat(ranked(again.after(declareTie()))).containsExactly("1 atlas", "1 beacon");
        assertThat(ranked(again.after(resolveTie()))).containsExactly("1 beacon", "2 atlas");
    }

    private static List<String> ranked(Scenario locked) {
        var published = (RankingPublished) locked.when(PUBLISH).accepted().getFirst();
        return published.places().stream().map(place -> place.rank() + " " + place.demo()).toList();
    }
}
