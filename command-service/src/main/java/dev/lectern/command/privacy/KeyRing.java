package dev.lectern.command.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.lectern.api.Fact;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.PersonalKey;
import dev.lectern.api.privacy.ProtectedText;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Encrypts what people write. A person's first text gets a new key, which is stored only once a
 * decision has accepted the text: a request that a rule refuses leaves none behind.
 */
public final class KeyRing {

    private static final int MAX_CACHED = 100_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final KeyStore store;
    private final Cache<KeyId, PersonalKey> known =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(KNOWN_FOR).build();
    private final Cache<KeyId, PersonalKey> pending =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(KNOWN_FOR).build();

    public KeyRing(KeyStore store) {
        this.store = store;
    }

    /**
     * @throws ErasedKeyException if the person's key has been destroyed
     * @throws org.springframework.dao.DataAccessException if the key store cannot be reached
     */
    public ProtectedText protect(KeyId id, String text) {
        PersonalKey key = known.getIfPresent(id);
        if (key == null) {
            key = store.find(id).orElse(null);
            if (key != null) {
                known.put(id, key);
            }
        }
        return (key == null ? pending.get(id, PersonalKey::generate) : key).protect(text);
    }

    /**
     * Stores the keys that the texts of these facts need and that are not stored yet. To be called
     * before the facts are appended: a text whose key is lost would be lost.
     *
     * @throws KeySupersededException if a text stands under a key that is not the stored one
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
            PersonalKey stored = known.getIfPresent(text.key());
            if (!(stored == null ? storePending(text) : stored.hasProtected(text))) {
                throw new KeySupersededException(text.key());
            }
        }
    }

    private boolean storePending(ProtectedText text) {
        KeyId id = text.key();
        PersonalKey mine = pending.getIfPresent(id);
        if (mine == null || !mine.hasProtected(text)) {
            return false;
        }
        boolean added = store.add(mine);
        if (added) {
            known.put(id, mine);
        }
        pending.asMap().remove(id, mine); // only now, so that nobody makes another one meanwhile
        return added;
    }
}
