package dev.lectern.query.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.ranking.RankingFacts.DemoRow;
import dev.lectern.query.ranking.RankingFacts.ScorecardRow;
import dev.lectern.query.text.Texts;
import dev.lectern.scoring.ScoringModel;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.function.Predicate;

/** For organisers who wonder: computed from the same facts at the same moment, and kept nowhere. */
@RestController
@ReadsFrom(RankingFacts.NAME)
@Tag(name = "Ranking")
class WhatIfController {

    private final JdbcClient views;
    private final Texts texts;

    WhatIfController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    /**
     * @param published the ranking that is published, absent while none is
     * @param whatIf the same by another model, or without some scorecards
     */
    record WhatIfAnswer(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable RankingAnswer published,
            RankingAnswer whatIf) {}

    @Allow(roles = Role.ORGANISER)
    @GetMapping(
            path = "/api/conferences/{conference}/competitions/{competition}/ranking/what-if",
            produces = "application/json")
    @Operation(
            summary = "What the ranking would be, next to the published one",
            description =
                    "By another model, without one judge, or without one scorecard. Nothing of it is kept, and nobody else sees it.")
    WhatIfAnswer whatIf(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @Parameter(
                            description =
                                    "As for the ranking; unless given, that of the published ranking")
                    @RequestParam(required = false)
                    @Nullable String model,
            @Parameter(description = "None of this judge's scorecards counts")
                    @RequestParam(required = false)
                    @Nullable MemberId withoutJudge,
            @Parameter(description = "This scorecard does not count: `<judge>/<demo>`")
                    @RequestParam(required = false)
                    @Nullable String withoutScorecard) {
        RankingRows rows = RankingRows.read(views, conference, competition);
        ModelVersion published = rows.competition().published();
        ScoringModel asked = model(model, published);
        RankingRows left = rows;
        if (withoutJudge != null) {
            left = without(left, "withoutJudge", s -> s.judge().equals(withoutJudge));
        }
        if (withoutScorecard != null) {
            left =
                    without(
                            left,
                            "withoutScorecard",
                            s -> (s.judge() + "/" + s.demo()).equals(withoutScorecard));
        }
        Texts.Revealed revealed = texts.open(rows.demos().stream().map(DemoRow::title).toList());
        return new WhatIfAnswer(
                published == null
                        ? null
                        : answer(rows, RankingController.model(published.toString()), revealed),
                answer(left, asked, revealed));
    }

    private static ScoringModel model(@Nullable String asked, @Nullable ModelVersion published) {
        if (asked != null) {
            return RankingController.model(asked);
        }
        if (published != null) {
            return RankingController.model(published.toString());
        }
        throw Problem.of(
                        CommonProblem.MISSING_PARAMETER, "No ranking is published that has a model")
                .field("model");
    }

    private static RankingRows without(
            RankingRows rows, String field, Predicate<ScorecardRow> dropped) {
        RankingRows left = rows.without(dropped);
        if (left.scorecards().size() == rows.scorecards().size()) {
            throw Problem.of(CommonProblem.INVALID_PARAMETER, "No scorecard that counts is meant")
                    .field(field);
        }
        return left;
    }

    private static RankingAnswer answer(
            RankingRows rows, ScoringModel model, Texts.Revealed revealed) {
        return RankingAnswer.of(rows, rows.rank(model), revealed);
    }
}
