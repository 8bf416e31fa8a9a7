package dev.lectern.command.support;

import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.rules;
import static dev.lectern.command.support.Samples.scores;
import static dev.lectern.command.support.Samples.text;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.judging.JudgingFact.AllDemosAssigned;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.CompetitionReopened;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.DemosAssigned;
import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.judging.JudgingFact.TieDeclared;
import dev.lectern.api.judging.JudgingFact.TieResolved;
import dev.lectern.api.judging.ModelVersion;

import java.util.List;

/** What has happened in the competition of {@link Samples}. */
public final class Facts {

    private Facts() {}

    /** The conference, its demos atlas, beacon and comet, and the open competition. */
    public static Fact[] openCompetition() {
        return new Fact[] {
            created(),
            registered(Samples.ATLAS),
            registered(Samples.BEACON),
            registered(Samples.COMET),
            opened()
        };
    }

    public static ConferenceCreated created() {
        return new ConferenceCreated(HACK, CIVIC, text("Hackathon"));
    }

    public static DemoRegistered registered(DemoId demo) {
        return new DemoRegistered(HACK, demo, text("Title of " + demo));
    }

    public static CompetitionOpened opened() {
        return new CompetitionOpened(HACK, FINALS, rules());
    }

    public static JudgeNamed named(MemberId judge) {
        return new JudgeNamed(HACK, FINALS, judge, text(judge, "Name"));
    }

    public static AllDemosAssigned assignedAll(MemberId judge) {
        return new AllDemosAssigned(HACK, FINALS, judge);
    }

    public static DemosAssigned assigned(MemberId judge, DemoId... demos) {
        return new DemosAssigned(HACK, FINALS, judge, Samples.demos(demos));
    }

    public static ConflictOfInterestDeclared conflict(MemberId judge, DemoId demo) {
        return new ConflictOfInterestDeclared(HACK, FINALS, judge, demo, text(judge, "Family"));
    }

    /** Without a comment. */
    public static ScorecardSubmitted submitted(
            MemberId judge, DemoId demo, String impact, String craft) {
        return new ScorecardSubmitted(HACK, FINALS, judge, demo, scores(impact, craft), null);
    }

    /** Without a comment. */
    public static ScorecardRevised revised(
            MemberId judge, DemoId demo, String impact, String craft) {
        return new ScorecardRevised(HACK, FINALS, judge, demo, scores(impact, craft), null);
    }

    public static ScorecardWithdrawn withdrawn(MemberId judge, DemoId demo) {
        return new ScorecardWithdrawn(HACK, FINALS, judge, demo);
    }

    public static CompetitionLocked locked() {
        return new CompetitionLocked(HACK, FINALS);
    }

    public static CompetitionReopened reopened() {
        return new CompetitionReopened(HACK, FINALS, text("A score was mistyped"));
    }

    public static TieResolved resolved(ModelVersion model, DemoId... order) {
        return new TieResolved(HACK, FINALS, model, List.of(order), text("The jury talked"));
    }

    public static TieDeclared declared(ModelVersion model, DemoId... demos) {
        return new TieDeclared(
                HACK, FINALS, model, Samples.demos(demos), text("They share the prize"));
    }

    /** What it says of the places decides nothing. */
    public static RankingPublished published(ModelVersion model) {
        return new RankingPublished(HACK, FINALS, model, List.of());
    }
}
