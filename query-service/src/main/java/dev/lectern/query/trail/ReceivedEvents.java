package dev.lectern.query.trail;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.Metadata;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Events exactly as they came, for who checks or proves what is on record. */
@Component
public class ReceivedEvents {

    /** The read model that keeps them. */
    public static final String READ_MODEL = Trail.NAME;

    private static final List<String> BALLOTS =
            Stream.of(BallotCast.class, BallotChanged.class, BallotRetracted.class)
                    .map(fact -> EventTypes.of(fact).name())
                    .toList();

    private static final List<String> SCORECARDS =
            Stream.of(
                            ScorecardSubmitted.class,
                            ScorecardRevised.class,
                            ScorecardWithdrawn.class,
                            ConflictOfInterestDeclared.class)
                    .map(fact -> EventTypes.of(fact).name())
                    .toList();

    private final JdbcClient views;

    ReceivedEvents(JdbcClient views) {
        this.views = views;
    }

    /**
     * An event as it came.
     *
     * @param fact JSON, with its texts encrypted
     */
    public record Recorded(Attributes attributes, String fact) {}

    /**
     * Those with these positions that were recorded in that time, which an index finds; in their
     * order.
     */
    public List<Recorded> between(long first, long last, Instant from, Instant until) {
        return read(
                "recorded_at between :from and :until and position between :first and :last",
                Map.of(
                        "from",
                        from.atOffset(ZoneOffset.UTC),
                        "until",
                        until.atOffset(ZoneOffset.UTC),
                        "first",
                        first,
                        "last",
                        last));
    }

    /** What a participant has said in a round of a poll, up to the last word. */
    public List<Recorded> ballots(
            ConferenceId conference, PollId poll, int round, ParticipantId participant) {
        return read(
                "scope = :scope and participant = :participant and poll = :poll and round = :round and type in (:types)",
                Map.of(
                        "scope", Trail.scope(conference),
                        "participant", participant.value(),
                        "poll", poll.value(),
                        "round", round,
                        "types", BALLOTS));
    }

    /** What a judge has said of a demo, also why it does not count. */
    public List<Recorded> scorecards(
            ConferenceId conference, CompetitionId competition, MemberId judge, DemoId demo) {
        return read(
                "scope = :scope and member = :judge and competition = :competition and type in (:types) and fact::json ->> 'demo' = :demo",
                Map.of(
                        "scope", Trail.scope(conference),
                        "judge", judge.value(),
                        "competition", competition.value(),
                        "demo", demo.value(),
                        "types", SCORECARDS));
    }

    /**
     * The next ones that {@link Showing} shows to the staff as they are, but for their texts: not
     * what the audience did, nor what lets somebody in.
     *
     * @param after a position
     * @param until the position of the last one at most
     */
    public List<Recorded> ofStaff(ConferenceId conference, long after, long until, int rows) {
        return views.sql(
                        """
                        select * from trail.entry
                        where scope = :scope and position > :after and position <= :until
                            and not audience and type not in (:secret)
                        order by position limit :rows
                        """)
                .param("scope", Trail.scope(conference))
                .param("after", after)
                .param("until", until)
                .param("secret", Showing.SECRET.keySet())
                .param("rows", rows)
                .query((RowMapper<Recorded>) (row, _) -> event(row))
                .list();
    }

    private List<Recorded> read(String condition, Map<String, ?> parameters) {
        return views.sql("select * from trail.entry where " + condition + " order by position")
                .params(parameters)
                .query((RowMapper<Recorded>) (row, _) -> event(row))
                .list();
    }

    private static Recorded event(ResultSet row) throws SQLException {
        return new Recorded(
                new Attributes(
                        row.getObject("id", UUID.class),
                        new EventType(row.getString("type"), row.getInt("schema_version")),
                        row.getLong("position"),
                        row.getObject("incarnation", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        new Metadata(
                                row.getString("actor"),
                                row.getString("correlation_id"),
                                row.getString("causation_id"))),
                row.getString("fact"));
    }
}
