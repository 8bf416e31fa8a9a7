package dev.lectern.api.wire;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.JudgingFact.AllDemosAssigned;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.CompetitionReopened;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.DemosAssigned;
import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.judging.JudgingFact.RulesChanged;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.judging.JudgingFact.TieDeclared;
import dev.lectern.api.judging.JudgingFact.TieResolved;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.Place;
import dev.lectern.api.judging.Scale;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One fact of every kind, with every component set. */
final class Samples {

    private static final ConferenceId CONFERENCE = new ConferenceId("civic-2026");
    private static final CompetitionId COMPETITION = new CompetitionId("main");
    private static final MemberId JUDGE = new MemberId("judge-1");
    private static final DemoId FIRST = new DemoId("atlas");
    private static final DemoId SECOND = new DemoId("beacon");
    private static final CriterionId IMPACT = new CriterionId("impact");
    private static final CriterionId NOVELTY = new CriterionId("novelty");
    private static final ModelVersion MEDIAN = new ModelVersion("median", 1);

    // Never decrypted here: what stands in for a ciphertext only has to stay what it is.
    private static final ProtectedText ORGANISERS =
            new ProtectedText(KeyId.of(CONFERENCE), "b3JnYW5pc2Vycw");
    private static final ProtectedText JUDGES =
            new ProtectedText(KeyId.of(CONFERENCE, JUDGE), "anVkZ2Vz");

    private Samples() {}

    static List<Fact> all() {
        return List.of(
                new ConferenceCreated(CONFERENCE, ORGANISERS),
                new DemoRegistered(CONFERENCE, FIRST, ORGANISERS),
                new CompetitionOpened(CONFERENCE, COMPETITION, rules()),
                new RulesChanged(CONFERENCE, COMPETITION, rules()),
                new JudgeNamed(CONFERENCE, COMPETITION, JUDGE, JUDGES),
                new AllDemosAssigned(CONFERENCE, COMPETITION, JUDGE),
                new DemosAssigned(
                        CONFERENCE, COMPETITION, JUDGE, new TreeSet<>(List.of(SECOND, FIRST))),
                new ConflictOfInterestDeclared(CONFERENCE, COMPETITION, JUDGE, FIRST, JUDGES),
                new ScorecardSubmitted(
                        CONFERENCE, COMPETITION, JUDGE, FIRST, scores("4.50", "1E+1"), JUDGES),
                new ScorecardRevised(
                        CONFERENCE, COMPETITION, JUDGE, FIRST, scores("0", "-0.25"), JUDGES),
                new ScorecardWithdrawn(CONFERENCE, COMPETITION, JUDGE, FIRST),
                new CompetitionLocked(CONFERENCE, COMPETITION),
                new CompetitionReopened(CONFERENCE, COMPETITION, ORGANISERS),
                new TieResolved(
                        CONFERENCE, COMPETITION, MEDIAN, List.of(SECOND, FIRST), ORGANISERS),
                new TieDeclared(
                        CONFERENCE,
                        COMPETITION,
                        MEDIAN,
                        new TreeSet<>(List.of(SECOND, FIRST)),
                        ORGANISERS),
                new RankingPublished(
                        CONFERENCE,
                        COMPETITION,
                        MEDIAN,
                        List.of(
                                new Place(1, FIRST, "171/40", new BigDecimal("4.2750000000")),
                                new Place(2, SECOND, "3", new BigDecimal("3.0000000000")))));
    }

    static ScorecardSubmitted withoutComment() {
        return new ScorecardSubmitted(
                CONFERENCE, COMPETITION, JUDGE, FIRST, scores("4.5", "5"), null);
    }

    static CompetitionOpened withoutTieBreak() {
        return new CompetitionOpened(
                CONFERENCE,
                COMPETITION,
                new ScoringRules(ORGANISERS, rules().criteria(), rules().scale(), null));
    }

    private static ScoringRules rules() {
        return new ScoringRules(
                ORGANISERS,
                List.of(
                        new Criterion(NOVELTY, ORGANISERS, new BigDecimal("62.5")),
                        new Criterion(IMPACT, ORGANISERS, new BigDecimal("37.50"))),
                new Scale(new BigDecimal("0"), new BigDecimal("10"), new BigDecimal("0.50")),
                new TieBreak(TieBreak.Statistic.MEDIAN, IMPACT));
    }

    private static SortedMap<CriterionId, BigDecimal> scores(String impact, String novelty) {
        var scores = new TreeMap<CriterionId, BigDecimal>();
        scores.put(NOVELTY, new BigDecimal(novelty));
        scores.put(IMPACT, new BigDecimal(impact));
        return scores;
    }
}
