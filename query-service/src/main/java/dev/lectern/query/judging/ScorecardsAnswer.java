package dev.lectern.query.judging;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.query.text.Texts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** Every scorecard on record. */
record ScorecardsAnswer(List<Scorecard> items) {

    record Scorecard(
            MemberId judge,
            DemoId demo,
            ScorecardStatus status,
            SortedMap<CriterionId, BigDecimal> scores,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String comment,
            @Nullable Boolean erased,
            Instant submittedAt,
            @Nullable Instant revisedAt) {}

    static ScorecardsAnswer of(JudgingRows rows, Texts.Revealed revealed) {
        return new ScorecardsAnswer(
                rows.scorecards().stream()
                        .map(s ->
                                new Scorecard(
                                        s.judge(),
                                        s.demo(),
                                        rows.status(s),
                                        s.scores(),
                                        revealed.text(s.comment()),
                                        revealed.erased(s.comment()),
                                        s.submittedAt(),
                                        s.revisedAt()))
                        .toList());
    }
}
