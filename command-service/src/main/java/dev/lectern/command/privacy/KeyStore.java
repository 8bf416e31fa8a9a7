package dev.lectern.command.privacy;

import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.api.privacy.PersonalKey;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The personal keys in {@code lectern_keys}, wrapped by the master key. Those that an older one
 * wraps are wrapped anew at the start, so that the older one can go.
 */
public final class KeyStore {

    private static final int AT_ONCE = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(KeyStore.class);

    private final JdbcClient database;
    private final MasterKey master;

    /**
     * @throws WrongMasterKeyException if keys are stored that yet another master key wraps; going
     *     on would mix them for good
     */
    public KeyStore(JdbcClient database, MasterKey master) {
        this.database = database;
        this.master = master;
        database.sql(
                        """
                        SELECT master_key FROM personal_key
                        WHERE wrapped IS NOT NULL AND master_key <> ALL (?) LIMIT 1
                        """)
                .param(master.all().stream().map(MasterKey::fingerprint).toArray(String[]::new))
                .query(String.class)
                .optional()
                .ifPresent(other -> {
                    throw new WrongMasterKeyException(master.fingerprint(), other);
                });
        wrapAnew();
    }

    private void wrapAnew() {
        int all = 0;
        for (var some = wrappedByOlder(); !some.isEmpty(); some = wrappedByOlder()) {
            all += wrapAnew(some);
        }
        if (all > 0) {
            LOG.info(
                    "{} personal keys are wrapped by the master key {} now",
                    all,
                    master.fingerprint());
        }
    }

    private Map<KeyId, byte[]> wrappedByOlder() {
        var wrapped = new LinkedHashMap<KeyId, byte[]>();
        RowCallbackHandler take = row -> wrapped.put(new KeyId(row.getString(1)), row.getBytes(2));
        database.sql(
                        """
                        SELECT id, wrapped FROM personal_key
                        WHERE wrapped IS NOT NULL AND master_key <> ? LIMIT ?
                        """)
                .param(master.fingerprint())
                .param(AT_ONCE)
                .query(take);
        return wrapped;
    }

    /** But for those that were destroyed meanwhile, or wrapped anew by another node. */
    private int wrapAnew(Map<KeyId, byte[]> wrapped) {
        return database.sql(
                        """
                        UPDATE personal_key k SET wrapped = n.wrapped, master_key = ?
                        FROM unnest(?::text[], ?::bytea[], ?::bytea[]) n (id, before, wrapped)
                        WHERE k.id = n.id AND k.wrapped = n.before
                        """)
                .param(master.fingerprint())
                .param(wrapped.keySet().stream().map(KeyId::value).toArray(String[]::new))
                .param(wrapped.values().toArray(byte[][]::new))
                .param(
                        wrapped.entrySet().stream()
                                .map(key ->
                                        PersonalKey.unwrap(key.getKey(), key.getValue(), master)
                                                .wrap(master))
                                .toArray(byte[][]::new))
                .update();
    }

    /**
     * @throws ErasedKeyException if the key has been destroyed
     */
    Optional<PersonalKey> find(KeyId id) {
        return database.sql(
                        """
                        SELECT CASE WHEN e.id IS NULL THEN k.wrapped END
                        FROM (VALUES (?)) AS asked (id)
                            LEFT JOIN personal_key k USING (id)
                            LEFT JOIN erased_key e USING (id)
                        WHERE k.id IS NOT NULL OR e.id IS NOT NULL
                        """)
                .param(id.value())
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .map(wrapped ->
                        wrapped.map(bytes -> PersonalKey.unwrap(id, bytes, master))
                                .orElseThrow(() -> new ErasedKeyException(id)));
    }

    /** Also among those that were destroyed. Whose conferences are whose is beside the keys. */
    boolean hasAny(OrganisationId organisation, MemberId member) {
        return database.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM personal_key WHERE id = ?
                            UNION ALL
                            SELECT FROM access_entry c
                                JOIN personal_key k ON k.id = 'member:' || c.id || '/' || ?
                            WHERE c.kind = 'CONFERENCE' AND c.value ->> 'organisation' = ?)
                        """)
                .params(
                        KeyId.of(organisation, member).value(),
                        member.value(),
                        organisation.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * @return whether it is now the stored key of that id; if not, there is another one
     */
    boolean add(PersonalKey key) {
        return database.sql(
                                """
                                INSERT INTO personal_key (id, wrapped, master_key) VALUES (?, ?, ?)
                                ON CONFLICT (id) DO NOTHING
                                """)
                        .params(key.id().value(), key.wrap(master), master.fingerprint())
                        .update()
                == 1;
    }
}
