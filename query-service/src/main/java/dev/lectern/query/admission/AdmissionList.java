package dev.lectern.query.admission;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantErased;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.admission.JoinCode;
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

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How to join conferences, and who has, as the events tell of it. */
@Component
final class AdmissionList implements ReadModel {

    static final String NAME = "admission";

    static final Table<ConferenceRow> CONFERENCES =
            new Table<>("conference", ConferenceRow.class, List.of("id"), c -> Key.of(c.id()));

    static final Table<ParticipantRow> PARTICIPANTS =
            new Table<>(
                    "participant",
                    ParticipantRow.class,
                    List.of("conference", "id"),
                    p -> Key.of(p.conference(), p.id()));

    static final Table<BatchRow> BATCHES =
            new Table<>(
                    "batch",
                    BatchRow.class,
                    List.of("conference", "id"),
                    b -> Key.of(b.conference(), b.id()));

    static final Table<SpentRow> SPENT =
            new Table<>(
                    "spent",
                    SpentRow.class,
                    List.of("conference", "id"),
                    s -> Key.of(s.conference(), s.id()));

    /**
     * @param title as it is now
     * @param admission how people join; absent while nobody can
     * @param code by which they join; absent while nobody can
     * @param openJoining whether anybody could join it at some time
     * @param position of the last event that opened or closed it
     */
    record ConferenceRow(
            ConferenceId id,
            ProtectedText title,
            @Nullable Admission admission,
            @Nullable JoinCode code,
            boolean openJoining,
            long position) {

        ConferenceRow renamed(ProtectedText to) {
            return new ConferenceRow(id, to, admission, code, openJoining, position);
        }

        ConferenceRow open(ConferenceOpened opened, long at) {
            return new ConferenceRow(
                    id,
                    title,
                    opened.admission(),
                    opened.code(),
                    openJoining || opened.admission() == Admission.OPEN,
                    at);
        }

        ConferenceRow close(long at) {
            return new ConferenceRow(id, title, null, null, openJoining, at);
        }
    }

    /**
     * @param invited whether by an invitation
     * @param reason why blocked; absent while the participant is not
     * @param erased whether the key of all that the participant wrote was destroyed
     */
    record ParticipantRow(
            ConferenceId conference,
            ParticipantId id,
            Instant joinedAt,
            boolean invited,
            @Nullable ProtectedText reason,
            boolean erased) {

        ParticipantRow blockedFor(@Nullable ProtectedText why) {
            return new ParticipantRow(conference, id, joinedAt, invited, why, erased);
        }

        ParticipantRow asErased() {
            return new ParticipantRow(conference, id, joinedAt, invited, reason, true);
        }
    }

    /**
     * Invitations that were issued together.
     *
     * @param id its number, as text
     */
    record BatchRow(ConferenceId conference, String id, int number, int size) {}

    /**
     * An invitation that lets nobody in any more.
     *
     * @param id its name
     */
    record SpentRow(ConferenceId conference, String id, InvitationState state) {

        static SpentRow of(ConferenceId conference, Invitation invitation, InvitationState state) {
            return new SpentRow(conference, invitation.name(), state);
        }
    }

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
            admission text,
            code text,
            open_joining boolean not null,
            position bigint not null
        );
        create index conference_code on conference (code);
        create table participant (
            conference text,
            id text,
            joined_at timestamptz not null,
            invited boolean not null,
            reason jsonb,
            erased boolean not null,
            primary key (conference, id)
        );
        create table batch (
            conference text,
            id text,
            number integer not null,
            size integer not null,
            primary key (conference, id)
        );
        create table spent (
            conference text,
            id text,
            state text not null,
            primary key (conference, id)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceCreated.class, ConferenceRenamed.class, AdmissionFact.class);
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated f ->
                    List.of(
                            CONFERENCES.put(
                                    new ConferenceRow(
                                            f.conference(),
                                            f.title(),
                                            null,
                                            null,
                                            false,
                                            attributes.position())));
            case ConferenceRenamed f ->
                    List.of(CONFERENCES.alter(Key.of(f.conference()), c -> c.renamed(f.title())));
            case DemoRegistered _, RoleGranted _, RoleRevoked _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(AdmissionFact fact, Attributes attributes) {
        ConferenceId conference = fact.conference();
        Key key = Key.of(conference);
        long position = attributes.position();
        return switch (fact) {
            case ConferenceOpened f -> List.of(CONFERENCES.alter(key, c -> c.open(f, position)));
            case ConferenceClosed _ -> List.of(CONFERENCES.alter(key, c -> c.close(position)));
            case InvitationsIssued f ->
                    List.of(
                            BATCHES.put(
                                    new BatchRow(
                                            conference,
                                            Integer.toString(f.batch()),
                                            f.batch(),
                                            f.count())));
            case InvitationRevoked f ->
                    List.of(
                            SPENT.put(
                                    SpentRow.of(
                                            conference, f.invitation(), InvitationState.REVOKED)));
            case ParticipantJoined f -> joined(f, attributes.recordedAt());
            case ParticipantBlocked f ->
                    List.of(
                            PARTICIPANTS.alter(
                                    Key.of(conference, f.participant()),
                                    p -> p.blockedFor(f.reason())));
            case ParticipantUnblocked f ->
                    List.of(
                            PARTICIPANTS.alter(
                                    Key.of(conference, f.participant()), p -> p.blockedFor(null)));
            case ParticipantErased f ->
                    List.of(
                            PARTICIPANTS.alter(
                                    Key.of(conference, f.participant()), ParticipantRow::asErased));
        };
    }

    private static List<Change<?>> joined(ParticipantJoined fact, Instant at) {
        var changes = new ArrayList<Change<?>>();
        Invitation invitation = fact.invitation();
        changes.add(
                PARTICIPANTS.put(
                        new ParticipantRow(
                                fact.conference(),
                                fact.participant(),
                                at,
                                invitation != null,
                                null,
                                false)));
        if (invitation != null) {
            changes.add(
                    SPENT.put(SpentRow.of(fact.conference(), invitation, InvitationState.USED)));
        }
        return changes;
    }
}
