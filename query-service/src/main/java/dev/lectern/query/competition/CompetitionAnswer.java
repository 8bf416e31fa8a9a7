package dev.lectern.query.competition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.Scale;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.query.competition.CompetitionPage.CompetitionRow;
import dev.lectern.query.competition.CompetitionPage.Status;
import dev.lectern.query.http.Versioned;
import dev.lectern.query.text.Texts;
import dev.lectern.scoring.Exact;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * What a reader sees of a competition.
 *
 * @param openJoining whether anybody could join the conference, and not only who was invited
 */
record CompetitionAnswer(
        CompetitionId id,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String title,
        @Nullable Boolean erased,
        Status status,
        boolean openJoining,
        List<Criterion> criteria,
        Scale scale,
        @Nullable TieBreak tieBreak,
        @Nullable Publication publication,
        List<Reopening> reopenings,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * @param weight per cent of the total
     */
    record Criterion(
            CriterionId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name,
            @Nullable Boolean erased,
            BigDecimal weight) {}

    /**
     * @param superseded whether the competition was reopened since
     */
    record Publication(
            ModelVersion model,
            long position,
            Instant publishedAt,
            List<Place> places,
            boolean superseded) {}

    record Place(int rank, DemoId demo, String exact, BigDecimal value) {}

    record Reopening(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String reason,
            @Nullable Boolean erased,
            Instant at) {}

    static CompetitionAnswer of(CompetitionRow row, boolean openJoining, Texts.Revealed revealed) {
        var rules = row.rules();
        return new CompetitionAnswer(
                row.id(),
                revealed.text(rules.title()),
                revealed.erased(rules.title()),
                row.status(),
                openJoining,
                rules.criteria().stream()
                        .map(c ->
                                new Criterion(
                                        c.id(),
                                        revealed.text(c.name()),
                                        revealed.erased(c.name()),
                                        c.weight()))
                        .toList(),
                rules.scale(),
                rules.tieBreak(),
                row.publication() == null ? null : publication(row.publication()),
                row.reopenings().stream()
                        .map(r ->
                                new Reopening(
                                        revealed.text(r.reason()),
                                        revealed.erased(r.reason()),
                                        r.at()))
                        .toList(),
                row.version());
    }

    private static Publication publication(CompetitionPage.Publication published) {
        return new Publication(
                published.model(),
                published.position(),
                published.publishedAt(),
                published.places().stream()
                        .map(p ->
                                new Place(
                                        p.rank(),
                                        p.demo(),
                                        p.exact(),
                                        p.value()
                                                .setScale(
                                                        Exact.SHOWN_PLACES, RoundingMode.HALF_UP)))
                        .toList(),
                published.superseded());
    }
}
