package dev.lectern.query.support;

import dev.lectern.access.AccessEntry;
import dev.lectern.access.AccessEntry.Kind;
import dev.lectern.access.AccessEntry.Secret;
import dev.lectern.access.AccessEntry.Yes;
import dev.lectern.access.ApiKeys;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** Everybody's rights, as the write side makes and keeps them, and the secrets of API keys. */
final class AccessTables {

    private final DataSource database;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private long position;

    AccessTables(DataSource database) {
        this.database = database;
        execute(
                """
                create table access_entry (
                    kind text not null,
                    id text not null,
                    value jsonb not null,
                    position bigint not null,
                    primary key (kind, id)
                );
                create table access_progress (
                    only_row boolean primary key default true check (only_row),
                    incarnation uuid,
                    position bigint not null
                );
                insert into access_progress (incarnation, position)
                values (gen_random_uuid(), 0);
                create table api_key_use (
                    organisation text not null,
                    api_key text not null,
                    last_used_at timestamptz not null,
                    primary key (organisation, api_key)
                );
                """);
    }

    /** All at once. */
    synchronized void put(List<AccessEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (AccessEntry entry : entries) {
                put(connection, entry);
            }
            try (var statement =
                    connection.prepareStatement("update access_progress set position = ?")) {
                statement.setLong(1, position);
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(Connection connection, AccessEntry entry) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into access_entry (kind, id, value, position)
                        values (?, ?, ?::jsonb, ?)
                        on conflict (kind, id)
                        do update set value = excluded.value, position = excluded.position
                        """)) {
            position++;
            statement.setString(1, entry.kind().name());
            statement.setString(2, entry.id());
            statement.setString(3, entry.json());
            statement.setLong(4, position);
            statement.executeUpdate();
        }
    }

    /** The secret of that member's API key. */
    String keyOf(OrganisationId organisation, String member) {
        String id = organisation + "/key-of-" + member;
        return secrets.computeIfAbsent(
                id,
                _ -> {
                    String secret = ApiKeys.generate();
                    put(
                            List.of(
                                    new AccessEntry(
                                            Kind.API_KEY,
                                            id,
                                            new Secret(
                                                    organisation,
                                                    new MemberId(member),
                                                    ApiKeys.hash(secret),
                                                    null))));
                    return secret;
                });
    }

    /** The secret of an owner's API key. */
    String ownersKey(OrganisationId organisation) {
        String id = organisation + "/owner";
        put(
                List.of(
                        new AccessEntry(Kind.ORGANISATION, organisation.value(), new Yes(true)),
                        new AccessEntry(Kind.MEMBER, id, new Yes(true)),
                        new AccessEntry(Kind.OWNER, id, new Yes(true))));
        return keyOf(organisation, "owner");
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
