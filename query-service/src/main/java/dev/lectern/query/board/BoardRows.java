package dev.lectern.query.board;

import dev.lectern.api.LabelId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.projection.Fold;
import dev.lectern.query.projection.RowJson;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A page of a board as the database gives it: of what everybody may see, and nothing else.
 *
 * @param questionsOpen absent if there is no such talk
 * @param version how many events were about the board, also about what not everybody sees
 * @param duplicates of the questions on the page
 */
record BoardRows(
        @Nullable Boolean questionsOpen,
        long version,
        List<Shown> questions,
        List<Duplicate> duplicates) {

    private static final String SQL =
            """
            with talk as (
                select * from {talks} t where t.conference = :conference and t.id = :talk
            ), total as (
                select t.key as question, t.value::integer as upvotes
                from talk, jsonb_each_text(talk.merges -> 'upvotes') t
            ), visible as (
                select q.id, q.text, q.shown_name, q.status, q.asked_at, q.answer, q.answered_at,
                       q.labels, q.highlighted, q.merged_into,
                       coalesce(total.upvotes, q.upvotes) as upvotes
                from {questions} q left join total on total.question = q.id
                where q.conference = :conference and q.talk = :talk
                    and q.status in ('published', 'answered')
            ), sorted as (
                select v.id, v.text, v.shown_name, v.status, v.asked_at, v.answer, v.answered_at,
                       v.labels, v.highlighted, v.upvotes, {first} as first, {second} as second
                from visible v
                where v.merged_into is null
                    and (:status::text is null or v.status = :status)
                    and (:label::text is null or v.labels @> to_jsonb(:label::text))
            ), page as (
                select * from sorted
                where not :later or (first, second, id) > (:first, :second, :id)
                order by first, second, id limit :rows
            )
            select json_build_object(
                'questions_open', (select questions_open from talk),
                'version', coalesce((select changes from talk), 0)
                           + (select coalesce(sum(q.changes), 0) from {questions} q
                              where q.conference = :conference and q.talk = :talk),
                'questions', (select coalesce(json_agg(p order by first, second, id), '[]')
                              from page p),
                'duplicates', (select coalesce(json_agg(d order by asked_at, id), '[]')
                               from (select part.value ->> 'root' as root, v.id, v.text, v.shown_name,
                                            v.asked_at, v.upvotes
                                     from talk, jsonb_each(talk.merges -> 'parts') part
                                     join visible v
                                         on v.id = part.key and v.merged_into is not null
                                     where part.value ->> 'root' in (select id from page)) d))::text
            """;

    private static final String LIVE =
            SQL.replace("{talks}", "board.talk").replace("{questions}", "board.question")
                    + "from board.conference c where c.id = :conference";

    /** Rows that come with the question take the place of the live ones: nothing else differs. */
    private static final String PAST =
            SQL.replace("{talks}", "json_populate_recordset(null::board.talk, :talks::json)")
                    .replace(
                            "{questions}",
                            "json_populate_recordset(null::board.question, :questions::json)");

    /**
     * @param first by which it is sorted, as is {@code second}
     */
    record Shown(
            QuestionId id,
            ProtectedText text,
            @Nullable ProtectedText shownName,
            QuestionStatus status,
            Instant askedAt,
            @Nullable ProtectedText answer,
            @Nullable Instant answeredAt,
            List<LabelId> labels,
            boolean highlighted,
            int upvotes,
            long first,
            long second) {}

    /**
     * @param root the question on the page that stands for it
     * @param upvotes for it alone
     */
    record Duplicate(
            QuestionId root,
            QuestionId id,
            ProtectedText text,
            @Nullable ProtectedText shownName,
            Instant askedAt,
            int upvotes) {}

    /**
     * @throws Problem if there is no such talk
     */
    static BoardRows read(JdbcClient views, Asked asked) {
        return read(ask(views, LIVE, asked), asked);
    }

    /**
     * The same of rows that are not the live ones.
     *
     * @throws Problem if there was no such talk
     */
    static BoardRows read(JdbcClient views, Asked asked, Fold then) {
        return read(
                ask(views, PAST, asked)
                        .param("talks", then.json(Board.TALKS))
                        .param("questions", then.json(Board.QUESTIONS)),
                asked);
    }

    private static StatementSpec ask(JdbcClient views, String sql, Asked asked) {
        Page page = asked.page();
        return views.sql(asked.sort().in(sql))
                .param("conference", asked.conference().value())
                .param("talk", asked.talk().value())
                .param("status", asked.filter().statusText())
                .param("label", asked.filter().labelText())
                .param("later", !page.after().isEmpty())
                .param("first", page.afterLong(0))
                .param("second", page.afterLong(1))
                .param("id", page.after(2))
                .param("rows", page.rows());
    }

    private static BoardRows read(StatementSpec statement, Asked asked) {
        BoardRows rows =
                statement
                        .query(RowJson.as(BoardRows.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(asked.conference()));
        if (rows.questionsOpen() == null) {
            throw ReadProblem.unknown(asked.conference(), asked.talk());
        }
        return rows;
    }

    /** Everything that has to be decrypted to show them. */
    List<ProtectedText> texts() {
        return Stream.concat(
                        questions.stream()
                                .flatMap(q -> Stream.of(q.text(), q.shownName(), q.answer())),
                        duplicates.stream().flatMap(d -> Stream.of(d.text(), d.shownName())))
                .filter(Objects::nonNull)
                .toList();
    }
}
