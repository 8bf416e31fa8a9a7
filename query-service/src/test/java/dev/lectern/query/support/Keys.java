package dev.lectern.query.support;

import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.api.privacy.PersonalKey;
import dev.lectern.api.privacy.ProtectedText;

import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** A key store, as the write side makes and keeps it. */
public final class Keys {

    /** What wraps the keys. */
    public static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

    private static final MasterKey MASTER_KEY = MasterKey.parse(MASTER);

    private final String url = Servers.newDatabase();
    private final DataSource database = Servers.dataSource(url);
    private final Map<KeyId, PersonalKey> keys = new ConcurrentHashMap<>();

    public Keys() {
        execute(
                """
                create table personal_key (
                    id text primary key,
                    wrapped bytea,
                    master_key text,
                    created_at timestamptz not null default now(),
                    destroyed_at timestamptz
                )
                """);
    }

    public String url() {
        return url;
    }

    public ProtectedText protect(KeyId id, String text) {
        return keys.computeIfAbsent(id, this::create).protect(text);
    }

    public void destroy(KeyId id) {
        execute(
                "update personal_key set wrapped = null, master_key = null, destroyed_at = now() where id = '%s'"
                        .formatted(id));
    }

    /** Makes every question fail until it is called again with {@code true}. */
    public void setReadable(boolean readable) {
        execute(
                readable
                        ? "alter table personal_key_away rename to personal_key"
                        : "alter table personal_key rename to personal_key_away");
    }

    private PersonalKey create(KeyId id) {
        PersonalKey key = PersonalKey.generate(id);
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into personal_key (id, wrapped, master_key) values (?, ?, ?)")) {
            insert.setString(1, id.value());
            insert.setBytes(2, key.wrap(MASTER_KEY));
            insert.setString(3, MASTER_KEY.fingerprint());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return key;
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
