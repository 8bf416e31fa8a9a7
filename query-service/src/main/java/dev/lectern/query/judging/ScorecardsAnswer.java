package dev.lectern.query.judging;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.query.http.Page;
import dev.lectern.query.text.Texts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * Every scorecard on record.
 *
 * @param next the cursor of the next page; absent on the last one
 */
record ScorecardsAnswer(List<Scorecard> items, @Nullable String next) {

    record Scorecard(
            MemberId judge,
            DemoId demo,
            ScorecardStatus status,
            SortedMap<CriterionId, BigDecimal> scores,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String comment,
            @Nullable Boolean erased,
            Instant submittedAt,
            @Nullable Instant revisedAt) {}

    static ScorecardsAnswer of(JudgingRows rows, Page page, Texts.Revealed revealed) {
        return new ScorecardsAnswer(
                page.items(rows.scorecards()).stream()
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
                        .toList(),
                page.next(rows.scorecards(), s -> List.of(s.judge(), s.demo())));
    }
}
