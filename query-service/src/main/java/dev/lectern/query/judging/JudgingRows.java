package dev.lectern.query.judging;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.judging.Judging.ConflictRow;
import dev.lectern.query.judging.Judging.DemoRow;
import dev.lectern.query.judging.Judging.JudgeRow;
import dev.lectern.query.judging.Judging.ScorecardRow;
import dev.lectern.query.projection.RowJson;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/**
 * Everything about the judging of one competition.
 *
 * @param demos of the conference, in order of registration
 * @param judges in the order in which they were named
 * @param scorecards by judge, in the order of their submission
 */
record JudgingRows(
        boolean exists,
        List<DemoRow> demos,
        List<JudgeRow> judges,
        List<ConflictRow> conflicts,
        List<ScorecardRow> scorecards) {

    private static final String SQL =
            """
            select json_build_object(
                'exists', exists (select from judging.competition k
                                  where k.conference = c.id and k.id = :competition),
                'demos', (select coalesce(json_agg(d order by d.position), '[]')
                          from judging.demo d where d.conference = c.id),
                'judges', (select coalesce(json_agg(j order by j.position), '[]')
                           from judging.judge j
                           where j.conference = c.id and j.competition = :competition),
                'conflicts', (select coalesce(json_agg(x order by x.demo), '[]')
                              from judging.conflict x
                              where x.conference = c.id and x.competition = :competition),
                'scorecards', (select coalesce(json_agg(s order by s.judge, s.submitted_at, s.demo), '[]')
                               from judging.scorecard s
                               where s.conference = c.id and s.competition = :competition))::text
            from judging.conference c where c.id = :conference
            """;

    /** One question to the database, so that everything is of the same moment. */
    static JudgingRows read(JdbcClient views, ConferenceId conference, CompetitionId competition) {
        JudgingRows rows =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("competition", competition.value())
                        .query(String.class)
                        .optional()
                        .map(json -> RowJson.read(json, JudgingRows.class))
                        .orElseThrow(() -> ReadProblem.unknown(conference));
        if (!rows.exists()) {
            throw ReadProblem.unknown(conference, competition);
        }
        return rows;
    }

    ScorecardStatus status(ScorecardRow card) {
        if (card.withdrawn()) {
            return ScorecardStatus.WITHDRAWN;
        }
        return conflicts.stream()
                        .anyMatch(
                                c -> c.judge().equals(card.judge()) && c.demo().equals(card.demo()))
                ? ScorecardStatus.CONFLICT
                : ScorecardStatus.COUNTS;
    }
}
