package dev.lectern.query.ranking;

import static java.util.stream.Collectors.toSet;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.ranking.RankingFacts.CompetitionRow;
import dev.lectern.query.ranking.RankingFacts.ConflictRow;
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
                               where s.conference = c.id and s.competition = :competition),
                'conflicts', (select coalesce(json_agg(x), '[]')
                              from ranking.conflict x
                              where x.conference = c.id and x.competition = :competition))::text
            from ranking.conference c where c.id = :conference
            """;

    /**
     * What is on record of it, whether or not it counts.
     *
     * @param demos of the conference, in order of registration
     */
    record Found(
            boolean openJoining,
            @Nullable CompetitionRow competition,
            List<DemoRow> demos,
            List<ScorecardRow> scorecards,
            List<ConflictRow> conflicts) {

        /**
         * @throws Problem if there is no such competition
         */
        RankingRows rows(ConferenceId conference, CompetitionId id) {
            if (competition == null) {
                throw ReadProblem.unknown(conference, id);
            }
            Set<Key> excluded =
                    conflicts.stream().map(RankingFacts.CONFLICTS.key()).collect(toSet());
            return new RankingRows(
                    openJoining,
                    competition,
                    demos,
                    scorecards.stream()
                            .filter(s -> !s.withdrawn())
                            .filter(s -> !excluded.contains(RankingFacts.SCORECARDS.key().apply(s)))
                            .toList());
        }
    }

    /** One question to the database, so that everything is of the same moment. */
    static RankingRows read(JdbcClient views, ConferenceId conference, CompetitionId competition) {
        return views.sql(SQL)
                .param("conference", conference.value())
                .param("competition", competition.value())
                .query(RowJson.as(Found.class))
                .optional()
                .orElseThrow(() -> ReadProblem.unknown(conference))
                .rows(conference, competition);
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

    /** With the tie-break that the competition defines. */
    Ranking rank(ScoringModel model) {
        return rank(model, competition.rules().tieBreak());
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
