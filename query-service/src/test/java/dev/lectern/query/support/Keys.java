package dev.lectern.query.support;

import dev.lectern.access.AccessEntry;
import dev.lectern.access.ParticipantTokens;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.api.privacy.PersonalKey;
import dev.lectern.api.privacy.ProtectedText;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** A key store with everybody's rights, as the write side makes and keeps it. */
public final class Keys {

    /** What wraps the keys. */
    public static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

    private static final MasterKey MASTER_KEY = MasterKey.parse(MASTER);

    private final String url = Servers.newDatabase();
    private final DataSource database = Servers.dataSource(url);
    private final Map<KeyId, PersonalKey> keys = new ConcurrentHashMap<>();
    private final AccessTables access = new AccessTables(database);
    private final String ownersKey = access.ownersKey(Story.ORGANISATION);

    public Keys() {
        execute(
                """
                create table personal_key (
                    id text primary key,
                    wrapped bytea,
                    master_key text,
                    created_at timestamptz not null default now(),
                    destroyed_at timestamptz
                );
                create table erased_key (id text primary key)
                """);
    }

    public String url() {
        return url;
    }

    /** The secret of the API key that an owner of the story's organisation has. */
    public String ownersKey() {
        return ownersKey;
    }

    /** The same of another organisation. */
    public String ownersKey(OrganisationId organisation) {
        return access.ownersKey(organisation);
    }

    /** The secret of the API key of a member of the story's organisation. */
    public String keyOf(String member) {
        return access.keyOf(Story.ORGANISATION, member);
    }

    /** The same of another organisation's. */
    public String keyOf(OrganisationId organisation, String member) {
        return access.keyOf(organisation, member);
    }

    /** Notes that command-service has seen that key. */
    public void used(OrganisationId organisation, String apiKey, Instant at) {
        execute(
                "insert into api_key_use (organisation, api_key, last_used_at) values ('%s', '%s', '%s')"
                        .formatted(organisation, apiKey, at));
    }

    /** Puts what facts say of rights into effect. */
    public void grant(Collection<? extends Fact> facts) {
        access.put(facts.stream().map(AccessEntry::of).flatMap(Optional::stream).toList());
    }

    public ProtectedText protect(KeyId id, String text) {
        return keys.computeIfAbsent(id, this::create).protect(text);
    }

    public void destroy(KeyId id) {
        execute(
                "update personal_key set wrapped = null, master_key = null, destroyed_at = now() where id = '%s'"
                        .formatted(id));
    }

    /** A participant's token, as the write side issues it at that time. */
    public static String token(ConferenceId conference, String participant, Instant issuedAt) {
        return new ParticipantTokens(MASTER_KEY, Clock.fixed(issuedAt, ZoneOffset.UTC))
                .issue(conference, new ParticipantId(participant))
                .token();
    }

    /** A participant's token. */
    public static String token(ConferenceId conference, String participant) {
        return token(conference, participant, Instant.now());
    }

    /** Makes every question fail until it is called again with {@code true}. */
    public void setReadable(boolean readable) {
        setThere("personal_key", readable);
    }

    /** Makes every question about rights fail until it is called again with {@code true}. */
    public void setRightsReadable(boolean readable) {
        setThere("access_progress", readable);
    }

    private void setThere(String table, boolean there) {
        execute(
                "alter table %s rename to %s"
                        .formatted(
                                there ? table + "_away" : table, there ? table : table + "_away"));
    }

    /** How many connections of a service there are. */
    public int connections() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'lectern-query-service'")) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
