package dev.lectern.query.judging;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.query.http.Page;
import dev.lectern.query.judging.Judging.ConflictRow;
import dev.lectern.query.judging.Judging.DemoRow;
import dev.lectern.query.judging.Judging.JudgeRow;
import dev.lectern.query.judging.Judging.ScorecardRow;
import dev.lectern.query.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far each judge is.
 *
 * @param next the cursor of the next page; absent on the last one
 */
record JudgesAnswer(List<Judge> items, @Nullable String next) {

    /**
     * @param assigned what the judge is to judge, in order of registration
     * @param submitted the demos with a scorecard of this judge that counts
     * @param open assigned, without a conflict of interest, and not submitted
     */
    record Judge(
            MemberId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name,
            @Nullable Boolean erased,
            List<DemoId> assigned,
            List<DemoId> submitted,
            List<DemoId> open,
            List<Conflict> conflicts) {}

    record Conflict(
            DemoId demo,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String reason,
            @Nullable Boolean erased) {}

    static JudgesAnswer of(JudgingRows rows, Page page, Texts.Revealed revealed) {
        return new JudgesAnswer(
                page.items(rows.judges()).stream()
                        .map(judge -> judge(judge, rows, revealed))
                        .toList(),
                page.next(rows.judges(), judge -> List.of(judge.position())));
    }

    static Judge judge(JudgeRow judge, JudgingRows rows, Texts.Revealed revealed) {
        List<DemoId> all = rows.demos().stream().map(DemoRow::id).toList();
        var assigned = judge.assigned();
        List<DemoId> toJudge =
                assigned == null ? all : all.stream().filter(assigned::contains).toList();
        List<ConflictRow> conflicts =
                rows.conflicts().stream().filter(c -> c.judge().equals(judge.id())).toList();
        Set<DemoId> submitted =
                rows.scorecards().stream()
                        .filter(s -> s.judge().equals(judge.id()))
                        .filter(s -> rows.status(s) == ScorecardStatus.COUNTS)
                        .map(ScorecardRow::demo)
                        .collect(Collectors.toSet());
        Set<DemoId> closed = conflicts.stream().map(ConflictRow::demo).collect(Collectors.toSet());
        closed.addAll(submitted);
        return new Judge(
                judge.id(),
                revealed.text(judge.name()),
                revealed.erased(judge.name()),
                toJudge,
                all.stream().filter(submitted::contains).toList(),
                toJudge.stream().filter(demo -> !closed.contains(demo)).toList(),
                conflicts.stream()
                        .map(c ->
                                new Conflict(
                                        c.demo(),
                                        revealed.text(c.reason()),
                                        revealed.erased(c.reason())))
                        .toList());
    }
}
