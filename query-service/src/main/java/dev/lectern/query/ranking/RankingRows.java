package dev.lectern.query.ranking;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.ranking.RankingFacts.CompetitionRow;
import dev.lectern.query.ranking.RankingFacts.DemoRow;
import dev.lectern.query.ranking.RankingFacts.ScorecardRow;
import dev.lectern.query.ranking.RankingFacts.TieSettled;
import dev.lectern.scoring.Ranker;
import dev.lectern.scoring.Ranking;
import dev.lectern.scoring.Scorecard;
import dev.lectern.scoring.ScoringModel;
import dev.lectern.scoring.Settlement;
import dev.lectern.scoring.TooFewScorecardsException;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The facts of one competition.
 *
 * @param openJoining whether anybody could join the conference
 * @param demos of the conference, in order of registration
 * @param scorecards those that count
 */
record RankingRows(
        boolean openJoining,
        CompetitionRow competition,
        List<DemoRow> demos,
        List<ScorecardRow> scorecards) {

    private static final String SQL =
            """
            select json_build_object(
                'open_joining', c.open_joining,
                'competition', (select row_to_json(k) from ranking.competition k
                                where k.conference = c.id and k.id = :competition),
                'demos', (select coalesce(json_agg(d order by d.position), '[]')
                          from ranking.demo d where d.conference = c.id),
                'scorecards', (select coalesce(json_agg(s), '[]')
                               from ranking.scorecard s
                               where s.conference = c.id and s.competition = :competition
                               and not s.withdrawn
                               and not exists (select from ranking.conflict x
                                               where (x.conference, x.competition, x.judge, x.demo)
                                                   = (s.conference, s.competition, s.judge, s.demo))))::text
            from ranking.conference c where c.id = :conference
            """;

    private record Found(
            boolean openJoining,
            @Nullable CompetitionRow competition,
            List<DemoRow> demos,
            List<ScorecardRow> scorecards) {}

    /** One question to the database, so that everything is of the same moment. */
    static RankingRows read(JdbcClient views, ConferenceId conference, CompetitionId competition) {
        Found found =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("competition", competition.value())
                        .query(String.class)
                        .optional()
                        .map(json -> RowJson.read(json, Found.class))
                        .orElseThrow(() -> ReadProblem.unknown(conference));
        if (found.competition() == null) {
            throw ReadProblem.unknown(conference, competition);
        }
        return new RankingRows(
                found.openJoining(), found.competition(), found.demos(), found.scorecards());
    }

    /** The same without the scorecards that are dropped. */
    RankingRows without(Predicate<ScorecardRow> dropped) {
        return new RankingRows(
                openJoining,
                competition,
                demos,
                scorecards.stream().filter(dropped.negate()).toList());
    }

    /**
     * What everybody may see is what was published, as long as the competition was not reopened.
     *
     * @param tieBreak other than the competition defines, if one is asked for
     * @throws Problem if the results are hidden
     */
    void requirePublished(ScoringModel model, @Nullable String tieBreak) {
        if (!model.version().equals(competition.published()) || tieBreak != null) {
            throw Problem.of(
                    ReadProblem.RESULTS_HIDDEN,
                    "Results are shown once they are published, and as they were published");
        }
    }

    /**
     * @throws Problem if a demo has too few scorecards for the model
     */
    Ranking rank(ScoringModel model, dev.lectern.api.judging.@Nullable TieBreak tieBreak) {
        List<Settlement> settlements =
                competition.settlements().stream()
                        .filter(s -> s.model().equals(model.version()))
                        .map(RankingRows::settlement)
                        .toList();
        var ranker = new Ranker(model, competition.rules().criteria(), tieBreak, settlements);
        try {
            return ranker.rank(
                    scorecards.stream()
                            .map(s -> new Scorecard(s.judge(), s.demo(), s.scores()))
                            .toList());
        } catch (TooFewScorecardsException e) {
            throw Problem.of(
                            ReadProblem.TOO_FEW_SCORECARDS,
                            "Demo %s has fewer than %d scorecards that count"
                                    .formatted(e.demo(), e.required()))
                    .field("model")
                    .with("demo", e.demo())
                    .with("required", e.required());
        }
    }

    private static Settlement settlement(TieSettled tie) {
        return tie.shared()
                ? new Settlement.Declared(Set.copyOf(tie.demos()))
                : new Settlement.Resolved(tie.demos());
    }
}
