package dev.lectern.query.staff;

import dev.lectern.access.AccessDatabases;
import dev.lectern.api.ApiKeyId;
import dev.lectern.api.OrganisationId;

import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** When API keys were last used: each service writes down what it has seen itself. */
@Component
class ApiKeyUses {

    private static final String SQL =
            "select api_key, last_used_at from api_key_use where organisation = ? and api_key = any (?)";

    private final List<DataSource> databases;

    ApiKeyUses(AccessDatabases databases) {
        this.databases = List.of(databases.rights(), databases.keyUse());
    }

    /** Of those of the keys that were used, by whichever service saw it last. */
    Map<ApiKeyId, Instant> lastUses(OrganisationId organisation, Collection<ApiKeyId> keys)
            throws SQLException {
        var last = new HashMap<ApiKeyId, Instant>();
        Object[] ids = keys.stream().map(ApiKeyId::value).toArray();
        for (DataSource database : databases) {
            try (var connection = database.getConnection();
                    var statement = connection.prepareStatement(SQL)) {
                statement.setString(1, organisation.value());
                statement.setArray(2, connection.createArrayOf("text", ids));
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        last.merge(
                                new ApiKeyId(result.getString(1)),
                                result.getTimestamp(2).toInstant(),
                                (one, other) -> one.isAfter(other) ? one : other);
                    }
                }
            }
        }
        return last;
    }
}
