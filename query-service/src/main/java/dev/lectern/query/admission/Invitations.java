package dev.lectern.query.admission;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Invitation;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.projection.RowJson;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/** The invitations of a conference, in the order in which they were issued. */
@Component
class Invitations {

    /** Only what has become of one is a row: numbers need none. */
    private static final String SQL =
            """
            select json_build_object('items',
                (select coalesce(json_agg(i order by i.batch, i.number), '[]')
                 from (select b.number as batch, n as number, coalesce(s.state, 'open') as state
                       from admission.batch b
                       cross join lateral generate_series(
                           case when b.number = :batch then :number::bigint + 1 else 1 end, b.size) n
                       left join admission.spent s
                           on s.conference = b.conference and s.id = b.number || '-' || n
                       where b.conference = c.id and b.number >= :batch
                       order by b.number, n limit :rows) i))::text
            from admission.conference c where c.id = :conference
            """;

    private final JdbcClient views;

    Invitations(JdbcClient views) {
        this.views = views;
    }

    record Row(int batch, int number, InvitationState state) {

        Invitation invitation() {
            return new Invitation(batch, number);
        }
    }

    private record Rows(List<Row> items) {}

    /**
     * Those behind that one, 0 and 0 for the first ones.
     *
     * @throws dev.lectern.web.Problem if there is no such conference
     */
    List<Row> after(ConferenceId conference, int batch, int number, int rows) {
        return views.sql(SQL)
                .param("conference", conference.value())
                .param("batch", batch)
                .param("number", number)
                .param("rows", rows)
                .query(RowJson.as(Rows.class))
                .optional()
                .orElseThrow(() -> ReadProblem.unknown(conference))
                .items();
    }
}
