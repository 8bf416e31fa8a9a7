package dev.lectern.query.trail;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.Envelope;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Metadata;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads a trail by pages, each with one question that an index answers. */
@Component
class Entries {

    private static final String COLUMNS =
            """
            select e.*,
                e.vote
                and exists (select from trail.poll p
                            where p.scope = e.scope and p.id = e.poll and p.hidden)
                and not exists (select from trail.revealed r
                                where r.scope = e.scope and r.poll = e.poll
                                and r.round = e.round) as hidden
            from %s e where e.scope = :scope and e.position > :after
            """;

    /** A question is also about those that were merged into it. */
    private static final String OF_A_QUESTION =
            """
            (select * from trail.entry where scope = :scope and question = :id
             union all
             select * from trail.entry where scope = :scope and other_question = :id)
            """;

    /** What is done to somebody's question is done to them, but for votes, which are others'. */
    private static final String OF_A_PARTICIPANT =
            """
            (select * from trail.entry where scope = :scope and participant = :id
             union all
             select * from trail.entry
             where scope = :scope and not vote and participant is null and question in (
                select question from trail.entry
                where scope = :scope and participant = :id and type = :asked))
            """;

    /** Speakers are among others in a talk: by the name of the key that theirs is under. */
    private static final String OF_A_MEMBER =
            """
            (select * from trail.entry where scope = :scope and actor = :actor and not anonymous
             union all
             select * from trail.entry
             where scope = :scope and member = :id and (actor <> :actor or anonymous)
             union all
             select * from trail.entry
             where scope = :scope and type in (:talks) and not vote
                and strpos(fact, '"member:' || split_part(scope, '/', 2) || '/' || :id || '"') > 0
                and (actor <> :actor or anonymous))
            """;

    private static final String SINCE =
            """
             and e.position >= coalesce(
                (select position from trail.entry where recorded_at >= :from
                 order by recorded_at, position limit 1), 9223372036854775807)
            """;

    private static final String UNTIL =
            """
             and e.position < coalesce(
                (select position from trail.entry where recorded_at >= :to
                 order by recorded_at, position limit 1), 9223372036854775807)
            """;

    private static final String ASKED = EventTypes.of(QuestionAsked.class).name();
    private static final List<String> TALKS =
            List.of(
                    EventTypes.of(TalkScheduled.class).name(),
                    EventTypes.of(TalkChanged.class).name());

    private final JdbcClient views;

    Entries(JdbcClient views) {
        this.views = views;
    }

    /**
     * An entry as it is on record.
     *
     * @param participant whom it is about, or who did it
     * @param hidden whether it is a ballot of results that are hidden
     * @param fact JSON, with its texts encrypted
     */
    record Entry(
            long position,
            UUID id,
            Instant recordedAt,
            String type,
            int schemaVersion,
            String actor,
            String correlationId,
            String causationId,
            @Nullable String question,
            @Nullable String poll,
            @Nullable String participant,
            boolean anonymous,
            boolean audience,
            boolean hidden,
            String fact) {}

    /**
     * The next entries for the staff, in the order of their positions. Who gave something without a
     * name is not found by what else they did.
     *
     * @param after a position
     */
    List<Entry> after(String scope, Filter filter, long after, int rows) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        String from = "trail.entry";
        if (filter.about() != null) {
            parameters.put("id", filter.about().id());
            if (filter.about().kind() == About.Kind.QUESTION) {
                from = OF_A_QUESTION;
            } else {
                conditions.add("e." + filter.about().kind().column() + " = :id");
            }
            if (filter.about().kind() == About.Kind.PARTICIPANT) {
                conditions.add("not e.anonymous");
            }
        }
        if (filter.type() != null) {
            parameters.put("type", filter.type());
            conditions.add("e.type = :type");
            if (!Anonymity.isVote(filter.type())) {
                conditions.add("not e.vote"); // which the index is without
            }
        }
        if (filter.actor() != null) {
            parameters.put("actor", filter.actor());
            conditions.add("e.actor = :actor and not e.anonymous");
        }
        var sql = new StringBuilder(COLUMNS.formatted(from));
        conditions.forEach(condition -> sql.append(" and ").append(condition));
        if (filter.from() != null) {
            parameters.put("from", filter.from().atOffset(ZoneOffset.UTC));
            sql.append(SINCE);
        }
        if (filter.to() != null) {
            parameters.put("to", filter.to().atOffset(ZoneOffset.UTC));
            sql.append(UNTIL);
        }
        return read(sql, scope, after, rows, parameters);
    }

    /** The next entries about that participant, of theirs or about their questions. */
    List<Entry> of(ParticipantId participant, ConferenceId conference, long after, int rows) {
        return read(
                new StringBuilder(COLUMNS.formatted(OF_A_PARTICIPANT)),
                Trail.scope(conference),
                after,
                rows,
                Map.of("id", participant.value(), "asked", ASKED));
    }

    /** The next entries of a trail about that member or of theirs. */
    List<Entry> of(
            MemberId member, OrganisationId organisation, String scope, long after, int rows) {
        return read(
                new StringBuilder(COLUMNS.formatted(OF_A_MEMBER)),
                scope,
                after,
                rows,
                Map.of(
                        "id",
                        member.value(),
                        "actor",
                        "member:" + organisation + '/' + member,
                        "talks",
                        TALKS));
    }

    /**
     * The next entries about something, votes apart.
     *
     * @param after a position
     * @param until the position of the last one at most
     */
    List<Entry> between(String scope, About about, long after, long until, int rows) {
        return read(
                new StringBuilder(COLUMNS.formatted("trail.entry"))
                        .append(" and e.position <= :until and not e.vote and e.")
                        .append(about.kind().column())
                        .append(" = :id"),
                scope,
                after,
                rows,
                Map.of("id", about.id(), "until", until));
    }

    private List<Entry> read(
            StringBuilder sql, String scope, long after, int rows, Map<String, Object> parameters) {
        return views.sql(sql.append(" order by e.position limit :rows").toString())
                .param("scope", scope)
                .param("after", after)
                .param("rows", rows)
                .params(parameters)
                .query((RowMapper<Entry>) (row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getInt("schema_version"),
                row.getString("actor"),
                row.getString("correlation_id"),
                row.getString("causation_id"),
                row.getString("question"),
                row.getString("poll"),
                row.getString("participant"),
                row.getBoolean("anonymous"),
                row.getBoolean("audience"),
                row.getBoolean("hidden"),
                row.getString("fact"));
    }

    /**
     * The next events of some types, as they are on record.
     *
     * @param until the position of the last one
     */
    List<Envelope> ofTypes(String scope, List<String> types, long after, long until, int rows) {
        boolean votes = types.stream().anyMatch(Anonymity::isVote);
        return recorded(
                votes ? "type in (:of)" : "type in (:of) and not vote", // as the index is
                types,
                scope,
                after,
                until,
                rows);
    }

    /** The same, about something, of whatever type. */
    List<Envelope> about(String scope, About about, long after, long until, int rows) {
        return recorded(about.kind().column() + " = :of", about.id(), scope, after, until, rows);
    }

    private List<Envelope> recorded(
            String condition, Object of, String scope, long after, long until, int rows) {
        return views.sql(
                        "select * from trail.entry where scope = :scope and position > :after and position <= :until and "
                                + condition
                                + " order by position limit :rows")
                .param("scope", scope)
                .param("after", after)
                .param("until", until)
                .param("of", of)
                .param("rows", rows)
                .query((RowMapper<Envelope>) (row, _) -> envelope(row))
                .list();
    }

    /** When it was; in the first of all times, if there is no such entry. */
    Instant recordedAt(String scope, long position) {
        return views.sql("select recorded_at from trail.entry where scope = ? and position = ?")
                .param(scope)
                .param(position)
                .query(
                        (RowMapper<Instant>)
                                (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Instant.EPOCH);
    }

    private static Envelope envelope(ResultSet row) throws SQLException {
        var type = new EventType(row.getString("type"), row.getInt("schema_version"));
        return new Envelope(
                new Attributes(
                        row.getObject("id", UUID.class),
                        type,
                        row.getLong("position"),
                        row.getObject("incarnation", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        new Metadata(
                                row.getString("actor"),
                                row.getString("correlation_id"),
                                row.getString("causation_id"))),
                FactJson.read(type, row.getString("fact")));
    }

    /** The position of the last entry by then; 0 if there is none. */
    long last(String scope, AsOf asOf) {
        return switch (asOf) {
            case AsOf.Position(long position) ->
                    views.sql(
                                    "select coalesce(max(position), 0) from trail.entry where scope = ? and position <= ?")
                            .param(scope)
                            .param(position)
                            .query(Long.class)
                            .single();
            case AsOf.Time(Instant time) ->
                    views.sql(
                                    """
                                    select coalesce(max(position), 0) from trail.entry
                                    where scope = :scope and position <= coalesce(
                                        (select position from trail.entry
                                         where recorded_at <= :time
                                         order by recorded_at desc, position desc limit 1), 0)
                                    """)
                            .param("scope", scope)
                            .param("time", time.atOffset(ZoneOffset.UTC))
                            .query(Long.class)
                            .single();
        };
    }

    /** The position of the last entry; 0 if there is none. */
    long last(String scope) {
        return views.sql("select coalesce(max(position), 0) from trail.entry where scope = ?")
                .param(scope)
                .query(Long.class)
                .single();
    }
}
