package dev.lectern.query.staff;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
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
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Organisations and who works for them, as the events tell of them. What belongs to an organisation
 * and what belongs to its conferences comes in no common order, so that neither changes the other's
 * rows.
 */
@Component
final class Staff implements ReadModel {

    static final String NAME = "staff";

    static final Table<OrganisationRow> ORGANISATIONS =
            new Table<>("organisation", OrganisationRow.class, List.of("id"), o -> Key.of(o.id()));

    static final Table<MemberRow> MEMBERS =
            new Table<>(
                    "member",
                    MemberRow.class,
                    List.of("organisation", "id"),
                    m -> Key.of(m.organisation(), m.id()));

    static final Table<OwnershipRow> OWNERSHIPS =
            new Table<>(
                    "ownership",
                    OwnershipRow.class,
                    List.of("organisation", "member"),
                    o -> Key.of(o.organisation(), o.member()));

    static final Table<ApiKeyRow> API_KEYS =
            new Table<>(
                    "api_key",
                    ApiKeyRow.class,
                    List.of("organisation", "id"),
                    k -> Key.of(k.organisation(), k.id()));

    static final Table<ConferenceRow> CONFERENCES =
            new Table<>("conference", ConferenceRow.class, List.of("id"), c -> Key.of(c.id()));

    static final Table<RoleRow> ROLES =
            new Table<>(
                    "member_role",
                    RoleRow.class,
                    List.of("conference", "member", "role"),
                    r -> Key.of(r.conference(), r.member(), r.role().code()));

    record OrganisationRow(OrganisationId id, ProtectedText name, Instant foundedAt) {}

    /**
     * @param name absent if removed: also one who only ever came with a login can be
     */
    record MemberRow(
            OrganisationId organisation,
            MemberId id,
            @Nullable ProtectedText name,
            boolean removed) {}

    /**
     * @param owns not any more, if {@code false}
     */
    record OwnershipRow(OrganisationId organisation, MemberId member, boolean owns) {}

    record ApiKeyRow(
            OrganisationId organisation,
            ApiKeyId id,
            MemberId member,
            ProtectedText name,
            String prefix,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {

        ApiKeyRow revoked(Instant at) {
            return new ApiKeyRow(organisation, id, member, name, prefix, createdAt, expiresAt, at);
        }
    }

    record ConferenceRow(ConferenceId id, OrganisationId organisation) {}

    /**
     * @param granted not any more, if {@code false}
     */
    record RoleRow(ConferenceId conference, MemberId member, Role role, boolean granted) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table organisation (
            id text primary key,
            name jsonb not null,
            founded_at timestamptz not null
        );
        create table member (
            organisation text,
            id text,
            name jsonb,
            removed boolean not null,
            check (removed or name is not null),
            primary key (organisation, id)
        );
        create table ownership (
            organisation text,
            member text,
            owns boolean not null,
            primary key (organisation, member)
        );
        create table api_key (
            organisation text,
            id text,
            member text not null,
            name jsonb not null,
            prefix text not null,
            created_at timestamptz not null,
            expires_at timestamptz,
            revoked_at timestamptz,
            primary key (organisation, id)
        );
        create table conference (id text primary key, organisation text not null);
        create index conference_organisation on conference (organisation);
        create table member_role (
            conference text,
            member text,
            role text,
            granted boolean not null,
            primary key (conference, member, role)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(OrganisationFact.class, ConferenceFact.class);
    }

    @Override
    public boolean ignores(Class<? extends Fact> kind) {
        return ReadModel.super.ignores(kind) || kind == DemoRegistered.class;
    }

    @Override
    public List<Change<?>> on(OrganisationFact fact, Attributes attributes) {
        OrganisationId organisation = fact.organisation();
        Instant at = attributes.recordedAt();
        return switch (fact) {
            case OrganisationFounded f ->
                    List.of(ORGANISATIONS.put(new OrganisationRow(organisation, f.name(), at)));
            case MemberAdmitted f ->
                    List.of(MEMBERS.put(new MemberRow(organisation, f.member(), f.name(), false)));
            case MemberRemoved f ->
                    List.of(MEMBERS.put(new MemberRow(organisation, f.member(), null, true)));
            case MemberErased _ -> List.of(); // the name's key is gone
            case OwnershipGranted f ->
                    List.of(OWNERSHIPS.put(new OwnershipRow(organisation, f.member(), true)));
            case OwnershipRevoked f ->
                    List.of(OWNERSHIPS.put(new OwnershipRow(organisation, f.member(), false)));
            case ApiKeyCreated f ->
                    List.of(
                            API_KEYS.put(
                                    new ApiKeyRow(
                                            organisation,
                                            f.apiKey(),
                                            f.member(),
                                            f.name(),
                                            f.prefix(),
                                            at,
                                            f.expiresAt(),
                                            null)));
            case ApiKeyRevoked f ->
                    List.of(API_KEYS.alter(Key.of(organisation, f.apiKey()), k -> k.revoked(at)));
        };
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated f ->
                    List.of(CONFERENCES.put(new ConferenceRow(f.conference(), f.organisation())));
            case RoleGranted f ->
                    List.of(ROLES.put(new RoleRow(f.conference(), f.member(), f.role(), true)));
            case RoleRevoked f ->
                    List.of(ROLES.put(new RoleRow(f.conference(), f.member(), f.role(), false)));
            case ConferenceRenamed _, DemoRegistered _ -> List.of();
        };
    }
}
