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
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Conferences and their demos, as the events tell of them. */
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
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceFact.class);
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
}
