package dev.lectern.command.privacy;

import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.api.privacy.PersonalKey;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Optional;

/** The personal keys in {@code lectern_keys}, wrapped by the master key. */
public final class KeyStore {

    private final JdbcClient database;
    private final MasterKey master;

    /**
     * @throws WrongMasterKeyException if keys are stored that another master key wraps; going on
     *     would mix them for good
     */
    public KeyStore(JdbcClient database, MasterKey master) {
        this.database = database;
        this.master = master;
        database.sql(
                        """
                        SELECT master_key FROM personal_key
                        WHERE wrapped IS NOT NULL AND master_key <> ? LIMIT 1
                        """)
                .param(master.fingerprint())
                .query(String.class)
                .optional()
                .ifPresent(other -> {
                    throw new WrongMasterKeyException(master.fingerprint(), other);
                });
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
