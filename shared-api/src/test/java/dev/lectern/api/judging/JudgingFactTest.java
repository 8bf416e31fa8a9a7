package dev.lectern.api.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.JudgingFact.DemosAssigned;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

class JudgingFactTest {

    private static final ConferenceId CONFERENCE = new ConferenceId("c");
    private static final CompetitionId COMPETITION = new CompetitionId("k");
    private static final MemberId JUDGE = new MemberId("j");
    private static final DemoId DEMO = new DemoId("d");

    @Test
    void scorecardsOfEqualNumbersAreEqual() {
        assertThat(submitted("4.50")).isEqualTo(submitted("4.5"));
        assertThat(submitted("1E+1")).isEqualTo(submitted("10"));
        assertThat(submitted("4.5")).isNotEqualTo(submitted("4"));
    }

    @Test
    void aFactStaysWhatItWasWhenItsSourceChanges() {
        var demos = new TreeSet<>(List.of(DEMO));
        var assigned = new DemosAssigned(CONFERENCE, COMPETITION, JUDGE, demos);
        demos.clear();

        assertThat(assigned.demos()).containsExactly(DEMO);
    }

    private static ScorecardSubmitted submitted(String score) {
        SortedMap<CriterionId, BigDecimal> scores = new TreeMap<>();
        scores.put(new CriterionId("impact"), new BigDecimal(score));
        return new ScorecardSubmitted(CONFERENCE, COMPETITION, JUDGE, DEMO, scores, null);
    }
}
