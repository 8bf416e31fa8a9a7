package dev.lectern.query.programme;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.ConferenceRenamed;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.talk.TalkFact;
import dev.lectern.api.talk.TalkFact.QuestionsClosed;
import dev.lectern.api.talk.TalkFact.QuestionsOpened;
import dev.lectern.api.talk.TalkFact.TalkCancelled;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Conferences, their demos and talks, as the events tell of them. */
@Component
final class Programme implements ReadModel {

    static final String NAME = "programme";

    static final Table<ConferenceRow> CONFERENCES =
            new Table<>("conference", ConferenceRow.class, List.of("id"), c -> Key.of(c.id()));

    static final Table<DemoRow> DEMOS =
            new Table<>(
                    "demo",
                    DemoRow.class,
                    List.of("conference", "id"),
                    d -> Key.of(d.conference(), d.id()));

    static final Table<TalkRow> TALKS =
            new Table<>(
                    "talk",
                    TalkRow.class,
                    List.of("conference", "id"),
                    t -> Key.of(t.conference(), t.id()));

    /**
     * @param position of its creation, or of the last change of its title
     */
    record ConferenceRow(ConferenceId id, ProtectedText title, Instant createdAt, long position) {

        ConferenceRow renamed(ProtectedText to, long at) {
            return new ConferenceRow(id, to, createdAt, at);
        }
    }

    /**
     * @param position of its registration
     */
    record DemoRow(ConferenceId conference, DemoId id, ProtectedText title, long position) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table conference (
            id text primary key,
            title jsonb not null,
            created_at timestamptz not null,
            position bigint not null
        );
        create table demo (
            conference text,
            id text,
            title jsonb not null,
            position bigint not null,
            primary key (conference, id)
        );
        create table talk (
            conference text,
            id text,
            details jsonb not null,
            kind text not null,
            starts_at timestamptz not null,
            questions_open boolean not null,
            cancellation jsonb,
            version bigint not null,
            primary key (conference, id)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceFact.class, TalkFact.class);
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated(ConferenceId conference, _, ProtectedText title) ->
                    List.of(
                            CONFERENCES.put(
                                    new ConferenceRow(
                                            conference,
                                            title,
                                            attributes.recordedAt(),
                                            attributes.position())));
            case ConferenceRenamed(ConferenceId conference, ProtectedText title) ->
                    List.of(
                            CONFERENCES.alter(
                                    Key.of(conference),
                                    c -> c.renamed(title, attributes.position())));
            case DemoRegistered(ConferenceId conference, DemoId demo, ProtectedText title) ->
                    List.of(DEMOS.put(new DemoRow(conference, demo, title, attributes.position())));
            case RoleGranted _, RoleRevoked _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(TalkFact fact, Attributes attributes) {
        Key key = Key.of(fact.conference(), fact.talk());
        long position = attributes.position();
        return switch (fact) {
            case TalkScheduled scheduled ->
                    List.of(TALKS.put(TalkRow.scheduled(scheduled, position)));
            case TalkChanged changed ->
                    List.of(TALKS.alter(key, t -> t.changed(changed.details(), position)));
            case TalkCancelled cancelled ->
                    List.of(TALKS.alter(key, t -> t.cancelled(cancelled.reason(), position)));
            case QuestionsOpened _ -> List.of(TALKS.alter(key, t -> t.questions(true)));
            case QuestionsClosed _ -> List.of(TALKS.alter(key, t -> t.questions(false)));
        };
    }
}
