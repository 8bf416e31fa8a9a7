package dev.lectern.query.admission;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.query.admission.AdmissionList.ConferenceRow;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.projection.RowJson;
import dev.lectern.web.Problem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** From a conference that can be joined to its code, and back. */
@Component
public class JoinCodes {

    /** The read model that they come from. */
    public static final String READ_MODEL = AdmissionList.NAME;

    private final JdbcClient views;

    JoinCodes(JdbcClient views) {
        this.views = views;
    }

    /** A conference that can be joined. */
    public record Joinable(ConferenceId conference, ProtectedText title, Admission admission) {}

    /**
     * @throws Problem if there is no such conference, or nobody can join it
     */
    public JoinCode of(ConferenceId conference) {
        JoinCode code =
                views.sql("select row_to_json(c)::text from admission.conference c where id = ?")
                        .param(conference.value())
                        .query(RowJson.as(ConferenceRow.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .code();
        if (code == null) {
            throw Problem.of(
                    ReadProblem.NOT_JOINABLE, "Nobody can join the conference at the moment");
        }
        return code;
    }

    /**
     * The conference that is joined by a code. That of one that was closed may be another's now.
     */
    public Optional<Joinable> find(JoinCode code) {
        return views.sql(
                        """
                        select row_to_json(c)::text from admission.conference c
                        where code = ? order by position desc limit 1
                        """)
                .param(code.value())
                .query(RowJson.as(ConferenceRow.class))
                .optional()
                .flatMap(JoinCodes::joinable);
    }

    private static Optional<Joinable> joinable(ConferenceRow row) {
        return Optional.ofNullable(row.admission())
                .map(admission -> new Joinable(row.id(), row.title(), admission));
    }
}
