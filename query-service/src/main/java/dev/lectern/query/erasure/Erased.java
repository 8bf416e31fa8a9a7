package dev.lectern.query.erasure;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantErased;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.ConferenceRenamed;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.organisation.OrganisationFact;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyRevoked;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.api.organisation.OrganisationFact.OrganisationFounded;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

/**
 * The keys of whoever was erased, and whose conferences are whose: a member loses the keys of all
 * conferences of the organisation, of which the events come in no common order.
 */
@Component
final class Erased implements ReadModel {

    static final Table<KeyRow> KEYS =
            new Table<>("personal_key", KeyRow.class, List.of("id"), k -> Key.of(k.id()));

    static final Table<ConferenceRow> CONFERENCES =
            new Table<>("conference", ConferenceRow.class, List.of("id"), c -> Key.of(c.id()));

    record KeyRow(KeyId id) {}

    record ConferenceRow(ConferenceId id, OrganisationId organisation) {}

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public String tables() {
        return """
        create table personal_key (id text primary key);
        create table conference (id text primary key, organisation text not null);
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceCreated.class, ParticipantErased.class, MemberErased.class);
    }

    @Override
    public List<Change<?>> on(OrganisationFact fact, Attributes attributes) {
        return switch (fact) {
            case MemberErased f ->
                    List.of(KEYS.put(new KeyRow(KeyId.of(f.organisation(), f.member()))));
            case OrganisationFounded _,
                    MemberAdmitted _,
                    MemberRemoved _,
                    OwnershipGranted _,
                    OwnershipRevoked _,
                    ApiKeyCreated _,
                    ApiKeyRevoked _ ->
                    List.of();
        };
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated f ->
                    List.of(CONFERENCES.put(new ConferenceRow(f.conference(), f.organisation())));
            case ConferenceRenamed _, DemoRegistered _, RoleGranted _, RoleRevoked _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(AdmissionFact fact, Attributes attributes) {
        return switch (fact) {
            case ParticipantErased f ->
                    List.of(KEYS.put(new KeyRow(KeyId.of(f.conference(), f.participant()))));
            case ConferenceOpened _,
                    ConferenceClosed _,
                    InvitationsIssued _,
                    InvitationRevoked _,
                    ParticipantJoined _,
                    ParticipantBlocked _,
                    ParticipantUnblocked _ ->
                    List.of();
        };
    }
}
