package dev.lectern.query.projection;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.ConferenceRenamed;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.wire.Attributes;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A read model for tests of the machinery: which demos were registered, in order, by conference. It
 * cannot apply the demo {@code poison}, nor a demo without its conference, nor a lock (which its
 * table refuses).
 */
final class Notes implements ReadModel {

    static final Table<Row> ROWS =
            new Table<>("note", Row.class, List.of("conference"), r -> Key.of(r.conference()));

    private final String name;
    private boolean fixed;
    private boolean passingOverLocks;

    Notes(String name) {
        this.name = name;
    }

    record Row(String conference, List<DemoId> demos, long lastPosition) {

        Row with(DemoId demo, long position) {
            return new Row(
                    conference, Stream.concat(demos.stream(), Stream.of(demo)).toList(), position);
        }
    }

    /** From now on it can apply {@code poison}. */
    void fix() {
        fixed = true;
    }

    /** From now on a lock changes nothing. */
    void passOverLocks() {
        passingOverLocks = true;
    }

    @Override
    public boolean ignores(Class<? extends Fact> kind) {
        return passingOverLocks && kind == CompetitionLocked.class;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String tables() {
        return """
        create table note (
            conference text primary key,
            demos jsonb not null,
            last_position bigint not null check (last_position >= 0)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceFact.class, JudgingFact.class);
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated f ->
                    List.of(
                            ROWS.put(
                                    new Row(
                                            f.conference().value(),
                                            List.of(),
                                            attributes.position())));
            case DemoRegistered f -> {
                if (f.demo().value().equals("poison") && !fixed) {
                    throw new IllegalStateException("this is poison");
                }
                yield List.of(
                        ROWS.alter(
                                Key.of(f.conference()),
                                row -> row.with(f.demo(), attributes.position())));
            }
            case ConferenceRenamed _, RoleGranted _, RoleRevoked _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(JudgingFact fact, Attributes attributes) {
        return fact instanceof CompetitionLocked locked
                ? List.of(ROWS.put(new Row(locked.conference().value(), List.of(), -1)))
                : List.of();
    }
}
