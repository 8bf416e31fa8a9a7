package dev.lectern.query.text;

import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.api.privacy.PersonalKey;
import dev.lectern.query.erasure.ErasedKeys;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** Personal keys, kept for a moment only, so that a destroyed one is soon gone here too. */
@Component
class Keyring {

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int KEPT_AT_MOST = 10_000;

    private final DataSource keys;
    private final MasterKey master;
    private final ErasedKeys erased;
    private final Map<KeyId, Entry> cache = new ConcurrentHashMap<>();

    Keyring(@Qualifier("keys") DataSource keys, MasterKey master, ErasedKeys erased) {
        this.keys = keys;
        this.master = master;
        this.erased = erased;
    }

    /**
     * @return each of the keys, empty for one that was destroyed
     * @throws KeysUnavailableException if the key store cannot be asked, or lacks one of them
     * @throws dev.lectern.api.privacy.UnreadableTextException if another master key has wrapped one
     */
    Map<KeyId, Optional<PersonalKey>> open(Set<KeyId> ids) {
        long now = System.nanoTime();
        var opened = new HashMap<KeyId, Optional<PersonalKey>>();
        var missing = new HashSet<KeyId>();
        for (KeyId id : ids) {
            Entry entry = cache.get(id);
            if (entry != null && now - entry.readAt < KEPT.toNanos()) {
                opened.put(id, entry.key);
            } else {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            Map<KeyId, Optional<PersonalKey>> read = look(missing);
            if (cache.size() + read.size() > KEPT_AT_MOST) {
                cache.clear();
            }
            read.forEach((id, key) -> cache.put(id, new Entry(key, now)));
            opened.putAll(read);
        }
        return opened;
    }

    /** What the events say goes before what the key store says, which may be older. */
    private Map<KeyId, Optional<PersonalKey>> look(Set<KeyId> ids) {
        Set<KeyId> gone = erased.among(ids);
        var others = new HashSet<>(ids);
        others.removeAll(gone);
        Map<KeyId, Optional<PersonalKey>> found = others.isEmpty() ? new HashMap<>() : read(others);
        gone.forEach(id -> found.put(id, Optional.empty()));
        return found;
    }

    private Map<KeyId, Optional<PersonalKey>> read(Set<KeyId> ids) {
        var read = new HashMap<KeyId, Optional<PersonalKey>>();
        try (var connection = keys.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                select id, case when e.id is null then k.wrapped end
                                from unnest(?) id
                                    left join personal_key k using (id)
                                    left join erased_key e using (id)
                                where k.id is not null or e.id is not null
                                """)) {
            statement.setArray(
                    1, connection.createArrayOf("text", ids.stream().map(KeyId::value).toArray()));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var id = new KeyId(result.getString(1));
                    byte @Nullable [] wrapped = result.getBytes(2);
                    read.put(
                            id,
                            Optional.ofNullable(wrapped)
                                    .map(w -> PersonalKey.unwrap(id, w, master)));
                }
            }
        } catch (SQLException e) {
            throw new KeysUnavailableException("The key store cannot be asked", e);
        }
        if (read.size() < ids.size()) {
            var lacking = new HashSet<>(ids);
            lacking.removeAll(read.keySet());
            throw new KeysUnavailableException(
                    "The key store has never had "
                            + lacking
                            + ": it is not the one that these texts were written with",
                    null);
        }
        return read;
    }

    /**
     * @param readAt by {@link System#nanoTime}, before the key store was asked
     */
    private record Entry(Optional<PersonalKey> key, long readAt) {}
}
