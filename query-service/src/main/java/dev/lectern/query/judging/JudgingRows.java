package dev.lectern.query.judging;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.judging.Judging.ConflictRow;
import dev.lectern.query.judging.Judging.DemoRow;
import dev.lectern.query.judging.Judging.JudgeRow;
import dev.lectern.query.judging.Judging.ScorecardRow;
import dev.lectern.query.projection.RowJson;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/**
 * What a page about the judging of one competition needs.
 *
 * @param demos of the conference, in order of registration
 * @param judges in the order in which they were named
 * @param conflicts of those on the page
 * @param scorecards by judge and demo
 */
record JudgingRows(
        boolean exists,
        List<DemoRow> demos,
        List<JudgeRow> judges,
        List<ConflictRow> conflicts,
        List<ScorecardRow> scorecards) {

    private static final String JUDGES =
            """
            with page as (
                select * from judging.judge
                where conference = :conference and competition = :competition
                and (:only::text is null or id = :only) and position > :after
                order by position limit :rows)
            select json_build_object(
                'exists', exists (select from judging.competition k
                                  where k.conference = c.id and k.id = :competition),
                'demos', (select coalesce(json_agg(d order by d.position), '[]')
                          from judging.demo d where d.conference = c.id),
                'judges', (select coalesce(json_agg(j order by j.position), '[]') from page j),
                'conflicts', (select coalesce(json_agg(x order by x.demo), '[]')
                              from judging.conflict x
                              where x.conference = c.id and x.competition = :competition
                              and x.judge in (select id from page)),
                'scorecards', (select coalesce(json_agg(s order by s.judge, s.demo), '[]')
                               from judging.scorecard s
                               where s.conference = c.id and s.competition = :competition
                               and s.judge in (select id from page)))::text
            from judging.conference c where c.id = :conference
            """;

    private static final String SCORECARDS =
            """
            with page as (
                select * from judging.scorecard
                where conference = :conference and competition = :competition
                and (:only::text is null or judge = :only)
                and (judge, demo) > (:judge, :demo)
                order by judge, demo limit :rows)
            select json_build_object(
                'exists', exists (select from judging.competition k
                                  where k.conference = c.id and k.id = :competition),
                'demos', '[]'::json,
                'judges', (select coalesce(json_agg(j), '[]') from judging.judge j
                           where j.conference = c.id and j.competition = :competition
                           and j.id = :only),
                'conflicts', (select coalesce(json_agg(x), '[]')
                              from judging.conflict x
                              where x.conference = c.id and x.competition = :competition
                              and (x.judge, x.demo) in (select judge, demo from page)),
                'scorecards', (select coalesce(json_agg(s order by s.judge, s.demo), '[]')
                               from page s))::text
            from judging.conference c where c.id = :conference
            """;

    /** One question to the database, so that everything is of the same moment. */
    static JudgingRows judges(
            JdbcClient views, ConferenceId conference, CompetitionId competition, Page page) {
        return judges(null, page.afterPosition(), page.rows(), views, conference, competition);
    }

    /** The same for one judge only. */
    static JudgingRows judge(
            MemberId judge, JdbcClient views, ConferenceId conference, CompetitionId competition) {
        JudgingRows rows = judges(judge, 0, 1, views, conference, competition);
        if (rows.judges().isEmpty()) {
            throw ReadProblem.unknown(conference, competition, judge);
        }
        return rows;
    }

    private static JudgingRows judges(
            @Nullable MemberId only,
            long after,
            int most,
            JdbcClient views,
            ConferenceId conference,
            CompetitionId competition) {
        return read(
                views.sql(JUDGES)
                        .param("only", only == null ? null : only.value())
                        .param("after", after),
                conference,
                competition,
                most);
    }

    /** One question to the database, so that everything is of the same moment. */
    static JudgingRows scorecards(
            JdbcClient views, ConferenceId conference, CompetitionId competition, Page page) {
        return scorecards(null, views, conference, competition, page);
    }

    /** The same for one judge only. */
    static JudgingRows scorecardsOf(
            MemberId judge,
            JdbcClient views,
            ConferenceId conference,
            CompetitionId competition,
            Page page) {
        JudgingRows rows = scorecards(judge, views, conference, competition, page);
        if (rows.judges().isEmpty()) {
            throw ReadProblem.unknown(conference, competition, judge);
        }
        return rows;
    }

    private static JudgingRows scorecards(
            @Nullable MemberId only,
            JdbcClient views,
            ConferenceId conference,
            CompetitionId competition,
            Page page) {
        return read(
                views.sql(SCORECARDS)
                        .param("only", only == null ? null : only.value())
                        .param("judge", page.after(0))
                        .param("demo", page.after(1)),
                conference,
                competition,
                page.rows());
    }

    private static JudgingRows read(
            JdbcClient.StatementSpec question,
            ConferenceId conference,
            CompetitionId competition,
            int most) {
        JudgingRows rows =
                question.param("conference", conference.value())
                        .param("competition", competition.value())
                        .param("rows", most)
                        .query(RowJson.as(JudgingRows.class))
                        .optional()
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
