package dev.lectern.query.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.query.ranking.RankingFacts.DemoRow;
import dev.lectern.query.text.Texts;
import dev.lectern.scoring.Exact;
import dev.lectern.scoring.Ranking;
import dev.lectern.scoring.ScoringModel;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A ranking as a reader sees it. Values are to ten places, half up; {@code exact} is the fraction.
 *
 * @param settled whether no tie waits for a decision
 * @param asOf the position of the last event that it takes into account; only where it is not the
 *     live one
 * @param openJoining whether anybody could join the conference, and not only who was invited
 * @param unranked the demos without a scorecard that counts, in order of registration
 */
record RankingAnswer(
        CompetitionId competition,
        Model model,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable TieBreak tieBreak,
        boolean settled,
        boolean openJoining,
        @Nullable Long asOf,
        List<Standing> standings,
        List<Tie> ties,
        List<DemoId> unranked) {

    record Model(String name, int version, String description) {

        static Model of(ScoringModel model) {
            return new Model(
                    model.version().name(), model.version().version(), model.description());
        }
    }

    /**
     * @param tied whether it shares its rank
     * @param tieBreakValue only where the tie-break had to be asked
     * @param resolvedWith the demos that it was tied with until the organisers put them in order,
     *     itself included; only where that happened
     */
    record Standing(
            int rank,
            DemoId demo,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String title,
            @Nullable Boolean erased,
            BigDecimal value,
            String exact,
            int scorecards,
            boolean tied,
            @Nullable BigDecimal tieBreakValue,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DemoId> resolvedWith,
            List<Total> totals) {}

    record Total(MemberId judge, BigDecimal value, String exact, List<Part> parts) {}

    /**
     * @param value score × weight / 100
     */
    record Part(CriterionId criterion, BigDecimal score, BigDecimal weight, BigDecimal value) {}

    record Tie(int rank, List<DemoId> demos, BigDecimal value, String exact, boolean declared) {}

    static RankingAnswer of(RankingRows rows, Ranking ranking, Texts.Revealed revealed) {
        Map<DemoId, DemoRow> demos =
                rows.demos().stream().collect(Collectors.toMap(DemoRow::id, Function.identity()));
        Set<DemoId> tied =
                ranking.ties().stream()
                        .flatMap(tie -> tie.demos().stream())
                        .collect(Collectors.toSet());
        Set<DemoId> ranked =
                ranking.standings().stream()
                        .map(Ranking.Standing::demo)
                        .collect(Collectors.toSet());
        return new RankingAnswer(
                rows.competition().id(),
                Model.of(ranking.model()),
                ranking.tieBreak(),
                ranking.isSettled(),
                rows.openJoining(),
                null,
                ranking.standings().stream()
                        .map(s ->
                                standing(s, demos.get(s.demo()), tied.contains(s.demo()), revealed))
                        .toList(),
                ranking.ties().stream()
                        .map(tie ->
                                new Tie(
                                        tie.rank(),
                                        List.copyOf(tie.demos()),
                                        tie.value().shown(),
                                        tie.value().toString(),
                                        tie.declared()))
                        .toList(),
                rows.demos().stream().map(DemoRow::id).filter(d -> !ranked.contains(d)).toList());
    }

    /** The same, of a moment. */
    RankingAnswer at(long position) {
        return new RankingAnswer(
                competition,
                model,
                tieBreak,
                settled,
                openJoining,
                position,
                standings,
                ties,
                unranked);
    }

    private static Standing standing(
            Ranking.Standing standing,
            @Nullable DemoRow demo,
            boolean tied,
            Texts.Revealed revealed) {
        Exact tieBreakValue = standing.tieBreakValue();
        return new Standing(
                standing.rank(),
                standing.demo(),
                demo == null ? null : revealed.text(demo.title()),
                demo == null ? null : revealed.erased(demo.title()),
                standing.value().shown(),
                standing.value().toString(),
                standing.totals().size(),
                tied,
                tieBreakValue == null ? null : tieBreakValue.shown(),
                standing.resolvedWith().stream().sorted().toList(),
                standing.totals().stream().map(RankingAnswer::total).toList());
    }

    private static Total total(Ranking.Total total) {
        return new Total(
                total.judge(),
                total.value().shown(),
                total.value().toString(),
                total.parts().stream()
                        .map(part ->
                                new Part(
                                        part.criterion(),
                                        part.score(),
                                        part.weight(),
                                        part.value().shown()))
                        .toList());
    }
}
