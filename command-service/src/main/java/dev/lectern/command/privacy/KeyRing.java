package dev.lectern.command.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.PersonalKey;
import dev.lectern.api.privacy.ProtectedText;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts what people write. A person's first text gets a new key, which is stored only once a
 * decision has accepted the text: a request that a rule refuses leaves none behind.
 */
public final class KeyRing {

    private static final int MAX_CACHED = 100_000;

    /** A destroyed key is not used for longer, on whatever instance. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private static final Duration PENDING_FOR = Duration.ofMinutes(1);

    private final KeyStore store;
    private final Cache<KeyId, PersonalKey> known =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(KNOWN_FOR).build();
    private final Cache<KeyId, PersonalKey> pending =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(PENDING_FOR).build();

    public KeyRing(KeyStore store) {
        this.store = store;
    }

    /**
     * @throws ErasedKeyException if the person's key has been destroyed
     * @throws org.springframework.dao.DataAccessException if the key store cannot be reached
     */
    public ProtectedText protect(KeyId id, String text) {
        return stored(id).orElseGet(() -> pending.get(id, PersonalKey::generate)).protect(text);
    }

    /**
     * Whether a member has a key, of the organisation or of one of its conferences. One that was
     * destroyed is one, too.
     *
     * @throws org.springframework.dao.DataAccessException if the key store cannot be reached
     */
    public boolean hasAny(OrganisationId organisation, MemberId member) {
        return store.hasAny(organisation, member);
    }

    /** Looks up anew whatever this instance encrypts with: keys have been destroyed. */
    public void forget() {
        known.invalidateAll();
    }

    private Optional<PersonalKey> stored(KeyId id) {
        PersonalKey key = known.getIfPresent(id);
        if (key != null) {
            return Optional.of(key);
        }
        Optional<PersonalKey> found = store.find(id);
        found.ifPresent(k -> known.put(id, k));
        return found;
    }

    /**
     * Stores the keys that the texts of these facts need and that are not stored yet. To be called
     * before the facts are appended: a text whose key is lost would be lost.
     *
     * @throws KeySupersededException if a text stands under a key that is not the stored one
     * @throws ErasedKeyException if a key has been destroyed since the text was encrypted
     */
    public void storeKeysOf(List<Fact> facts) {
        facts.forEach(fact -> storeKeys(ProtectedTexts.in(fact)));
    }

    /**
     * Of a person's first texts, some may stand under a key that another request, here or on
     * another node, has been faster to replace: only what decrypts under the stored key may pass.
     */
    private void storeKeys(Collection<ProtectedText> texts) {
        for (ProtectedText text : texts) {
            if (!isUnderStoredKey(text)) {
                throw new KeySupersededException(text.key());
            }
        }
    }

    private boolean isUnderStoredKey(ProtectedText text) {
        KeyId id = text.key();
        PersonalKey mine = pending.getIfPresent(id);
        if (known.getIfPresent(id) == null && mine != null && mine.hasProtected(text)) {
            return storePending(id, mine);
        }
        return stored(id).filter(key -> key.hasProtected(text)).isPresent();
    }

    private boolean storePending(KeyId id, PersonalKey mine) {
        boolean added = store.add(mine);
        if (added) {
            known.put(id, mine);
        }
        pending.asMap().remove(id, mine); // only now, so that nobody makes another one meanwhile
        return added;
    }
}
