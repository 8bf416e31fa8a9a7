package dev.lectern.access;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
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
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.ConferenceRenamed;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.conference.Role;
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
import dev.lectern.api.wire.FactJson;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that decides about access, as the last event about it left it. Each says all there is
 * to say: applying it needs no look at what was there before.
 *
 * @param kind names the type of the value
 * @param id what it is about, within its kind
 */
public record AccessEntry(Kind kind, String id, Value value) {

    /** What an entry can be about; the names are stored. */
    public enum Kind {
        ORGANISATION(Yes.class),
        MEMBER(Yes.class),
        OWNER(Yes.class),
        API_KEY(Secret.class),
        API_KEY_REVOKED(Yes.class),
        CONFERENCE(Owned.class),
        ROLE(Yes.class),
        DOOR(Door.class),
        BLOCKED(Yes.class),
        /** The id is the name of the key that goes with the person. */
        ERASED(Yes.class);

        private final Class<? extends Value> type;

        Kind(Class<? extends Value> type) {
            this.type = type;
        }
    }

    /** What an entry says. */
    public sealed interface Value {}

    /** Whether it is so. */
    public record Yes(boolean yes) implements Value {}

    /** Whose conference it is. */
    public record Owned(OrganisationId organisation) implements Value {}

    /** Whose API key it is, and how it is recognised. */
    public record Secret(
            OrganisationId organisation,
            MemberId member,
            String hash,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant expiresAt)
            implements Value {}

    /** How to join a conference. */
    public record Door(JoinCode code, Admission admission, boolean open) implements Value {}

    /** The value as it is stored. */
    public String json() {
        return FactJson.mapper().writeValueAsString(value);
    }

    /** An entry as it was stored. */
    public static AccessEntry read(String kind, String id, String json) {
        Kind known = Kind.valueOf(kind);
        return new AccessEntry(known, id, FactJson.mapper().readValue(json, known.type));
    }

    /** What a fact changes; nothing for those that have to do with other things. */
    public static Optional<AccessEntry> of(Fact fact) {
        return switch (fact) {
            case OrganisationFact of -> Optional.of(of(of));
            case ConferenceFact of -> Optional.ofNullable(of(of));
            case AdmissionFact of -> Optional.ofNullable(of(of));
            default -> Optional.empty();
        };
    }

    private static AccessEntry of(OrganisationFact fact) {
        String organisation = fact.organisation().value();
        return switch (fact) {
            case OrganisationFounded _ -> yes(Kind.ORGANISATION, organisation, true);
            case MemberAdmitted f -> yes(Kind.MEMBER, organisation + '/' + f.member(), true);
            case MemberRemoved f -> yes(Kind.MEMBER, organisation + '/' + f.member(), false);
            case MemberErased f ->
                    yes(Kind.ERASED, KeyId.of(f.organisation(), f.member()).value(), true);
            case OwnershipGranted f -> yes(Kind.OWNER, organisation + '/' + f.member(), true);
            case OwnershipRevoked f -> yes(Kind.OWNER, organisation + '/' + f.member(), false);
            case ApiKeyCreated f ->
                    new AccessEntry(
                            Kind.API_KEY,
                            organisation + '/' + f.apiKey(),
                            new Secret(f.organisation(), f.member(), f.hash(), f.expiresAt()));
            case ApiKeyRevoked f ->
                    yes(Kind.API_KEY_REVOKED, organisation + '/' + f.apiKey(), true);
        };
    }

    private static @Nullable AccessEntry of(ConferenceFact fact) {
        return switch (fact) {
            case ConferenceCreated f ->
                    new AccessEntry(
                            Kind.CONFERENCE, f.conference().value(), new Owned(f.organisation()));
            case RoleGranted f -> yes(Kind.ROLE, role(f.conference(), f.member(), f.role()), true);
            case RoleRevoked f -> yes(Kind.ROLE, role(f.conference(), f.member(), f.role()), false);
            case ConferenceRenamed _, DemoRegistered _ -> null;
        };
    }

    private static @Nullable AccessEntry of(AdmissionFact fact) {
        String conference = fact.conference().value();
        return switch (fact) {
            case ConferenceOpened f ->
                    new AccessEntry(Kind.DOOR, conference, new Door(f.code(), f.admission(), true));
            case ConferenceClosed f ->
                    new AccessEntry(
                            Kind.DOOR, conference, new Door(f.code(), Admission.OPEN, false));
            case ParticipantBlocked f ->
                    yes(Kind.BLOCKED, conference + '/' + f.participant(), true);
            case ParticipantUnblocked f ->
                    yes(Kind.BLOCKED, conference + '/' + f.participant(), false);
            case ParticipantErased f ->
                    yes(Kind.ERASED, KeyId.of(f.conference(), f.participant()).value(), true);
            case InvitationsIssued _, InvitationRevoked _, ParticipantJoined _ -> null;
        };
    }

    static String role(ConferenceId conference, MemberId member, Role role) {
        return conference + "/" + member + '/' + role.code();
    }

    private static AccessEntry yes(Kind kind, String id, boolean yes) {
        return new AccessEntry(kind, id, new Yes(yes));
    }
}
