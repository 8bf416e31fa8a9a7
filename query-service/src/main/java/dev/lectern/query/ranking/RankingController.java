package dev.lectern.query.ranking;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.ranking.RankingFacts.DemoRow;
import dev.lectern.query.text.Texts;
import dev.lectern.scoring.Ranking;
import dev.lectern.scoring.ScoringModel;
import dev.lectern.scoring.ScoringModels;
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

@RestController
@ReadsFrom(RankingFacts.NAME)
@Tag(name = "Ranking")
class RankingController {

    private final JdbcClient views;
    private final Texts texts;

    RankingController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    @Allow(members = true, participants = true)
    @GetMapping(
            path = "/api/conferences/{conference}/competitions/{competition}/ranking",
            produces = "application/json")
    @Operation(
            summary = "The ranking by a scoring model, with its computation",
            description =
                    "Computed from the facts at every request, exactly. Ties are found before anything is rounded, and stay ties unless a tie-break orders them or the organisers have. For organisers and auditors at any time; for everybody else once it is published, by the published model and tie-break alone.")
    RankingAnswer ranking(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @Parameter(
                            description =
                                    "`median` for the newest version, `median@1` for that one, `trimmed-mean:2` to drop the two highest and the two lowest")
                    @RequestParam
                    String model,
            @Parameter(
                            description =
                                    "`median:<criterion>`, `mean:<criterion>` or `none`; unless given, as the competition defines")
                    @RequestParam(required = false)
                    @Nullable String tieBreak,
            Standing standing) {
        ScoringModel scoringModel = model(model);
        RankingRows rows = RankingRows.read(views, conference, competition);
        if (!standing.is(Role.ORGANISER, Role.AUDITOR)) {
            rows.requirePublished(scoringModel, tieBreak);
        }
        Ranking ranking =
                rows.rank(
                        scoringModel,
                        TieBreakParameter.parse(tieBreak, rows.competition().rules()));
        return RankingAnswer.of(
                rows, ranking, texts.open(rows.demos().stream().map(DemoRow::title).toList()));
    }

    /**
     * @throws Problem if there is no such model
     */
    static ScoringModel model(String name) {
        return ScoringModels.find(name)
                .orElseThrow(() ->
                        Problem.of(
                                        ReadProblem.UNKNOWN_SCORING_MODEL,
                                        "There is no such scoring model; see /api/scoring-models")
                                .field("model"));
    }
}
