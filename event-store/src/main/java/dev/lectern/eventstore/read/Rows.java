package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

/** Rows of {@code event}. */
public final class Rows {

    /** In the order that {@link #event} expects. */
    public static final String COLUMNS =
            "e.position, e.event_id, e.type, e.version, e.recorded_at, e.payload, e.metadata, e.tags";

    private Rows() {}

    /** The event in the columns from {@code first} on. */
    public static StoredEvent event(ResultSet row, int first) throws SQLException {
        return new StoredEvent(
                row.getLong(first),
                row.getObject(first + 1, UUID.class),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getObject(first + 4, OffsetDateTime.class).toInstant(),
                row.getString(first + 5),
                row.getString(first + 6),
                Set.of((String[]) row.getArray(first + 7).getArray()));
    }
}
