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
import dev.lectern.query.trail.AsOf;
import dev.lectern.query.trail.History;
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
@ReadsFrom(value = RankingFacts.NAME, asOf = History.READ_MODEL)
@Tag(name = "Ranking")
class RankingController {

    private final JdbcClient views;
    private final Texts texts;
    private final History history;
    private final PastRankings past;

    RankingController(JdbcClient views, Texts texts, History history, PastRankings past) {
        this.views = views;
        this.texts = texts;
        this.history = history;
        this.past = past;
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
            @Parameter(
                            description =
                                    "The moment whose ranking it is: a position, or a time such as `2026-11-25T14:03:00.123456Z`; for organisers and auditors")
                    @RequestParam(required = false)
                    @Nullable String asOf,
            Standing standing) {
        ScoringModel scoringModel = model(model);
        boolean seesAll = standing.is(Role.ORGANISER, Role.AUDITOR);
        if (asOf != null) {
            if (!seesAll) {
                throw Standing.notPermitted();
            }
            long then = history.position(conference, AsOf.parse("asOf", asOf));
            return past.find(conference, competition, then)
                    .map(rows -> answer(rows, scoringModel, tieBreak).at(then))
                    .orElseThrow(() -> ReadProblem.notYet(conference, competition));
        }
        RankingRows rows = RankingRows.read(views, conference, competition);
        if (!seesAll) {
            rows.requirePublished(scoringModel, tieBreak);
        }
        return answer(rows, scoringModel, tieBreak);
    }

    private RankingAnswer answer(
            RankingRows rows, ScoringModel scoringModel, @Nullable String tieBreak) {
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
