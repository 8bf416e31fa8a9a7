package dev.lectern.access;

import dev.lectern.access.AccessEntry.Door;
import dev.lectern.access.AccessEntry.Owned;
import dev.lectern.access.AccessEntry.Secret;
import dev.lectern.access.AccessEntry.Yes;
import dev.lectern.api.ApiKeyId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.conference.Role;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of everybody's rights: pure lookups, kept in memory. Safe for many threads. */
final class Rights {

    /** An API key that was created, whatever has become of it. */
    record Key(ApiKeyId id, Secret secret) {}

    private final Set<String> facts = ConcurrentHashMap.newKeySet();
    private final Set<String> noLonger = ConcurrentHashMap.newKeySet();
    private final Map<String, Key> keysByHash = new ConcurrentHashMap<>();
    private final Map<ConferenceId, OrganisationId> conferences = new ConcurrentHashMap<>();
    private final Map<ConferenceId, Door> doors = new ConcurrentHashMap<>();
    private final Map<JoinCode, ConferenceId> codes = new ConcurrentHashMap<>();

    void apply(AccessEntry entry) {
        switch (entry.value()) {
            case Yes(boolean yes) -> {
                String fact = fact(entry.kind(), entry.id());
                if (yes) {
                    facts.add(fact);
                    noLonger.remove(fact);
                } else {
                    facts.remove(fact);
                    noLonger.add(fact);
                }
            }
            case Owned(OrganisationId organisation) ->
                    conferences.put(new ConferenceId(entry.id()), organisation);
            case Secret secret -> {
                var id = new ApiKeyId(entry.id().substring(entry.id().indexOf('/') + 1));
                keysByHash.put(secret.hash(), new Key(id, secret));
            }
            case Door door -> hang(new ConferenceId(entry.id()), door);
        }
    }

    private void hang(ConferenceId conference, Door door) {
        Door before = doors.put(conference, door);
        if (before != null) {
            codes.remove(before.code(), conference);
        }
        if (door.open()) {
            codes.put(door.code(), conference);
        }
    }

    private static String fact(AccessEntry.Kind kind, String id) {
        return kind.name() + ' ' + id;
    }

    private boolean is(AccessEntry.Kind kind, String id) {
        return facts.contains(fact(kind, id));
    }

    boolean hasOrganisations() {
        String any = fact(AccessEntry.Kind.ORGANISATION, "");
        return facts.stream().anyMatch(fact -> fact.startsWith(any));
    }

    boolean hasMember(OrganisationId organisation, MemberId member) {
        return is(AccessEntry.Kind.MEMBER, organisation + "/" + member);
    }

    /** A member once; who never was one has not been removed. */
    boolean wasRemoved(OrganisationId organisation, MemberId member) {
        return noLonger.contains(fact(AccessEntry.Kind.MEMBER, organisation + "/" + member));
    }

    boolean owns(OrganisationId organisation, MemberId member) {
        return is(AccessEntry.Kind.OWNER, organisation + "/" + member);
    }

    boolean has(ConferenceId conference, MemberId member, Role role) {
        return is(AccessEntry.Kind.ROLE, AccessEntry.role(conference, member, role));
    }

    boolean isBlocked(ConferenceId conference, ParticipantId participant) {
        return is(AccessEntry.Kind.BLOCKED, conference + "/" + participant);
    }

    Optional<Key> apiKey(String hash) {
        return Optional.ofNullable(keysByHash.get(hash));
    }

    boolean isRevoked(Key key) {
        return is(AccessEntry.Kind.API_KEY_REVOKED, key.secret().organisation() + "/" + key.id());
    }

    @Nullable OrganisationId owner(ConferenceId conference) {
        return conferences.get(conference);
    }

    @Nullable Door door(ConferenceId conference) {
        return doors.get(conference);
    }

    @Nullable ConferenceId conference(JoinCode code) {
        return codes.get(code);
    }
}
