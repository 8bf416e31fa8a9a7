package dev.lectern.query.projection;

import dev.lectern.api.wire.FactJson;

import org.springframework.jdbc.core.RowMapper;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.Type;
import java.util.Objects;

/** Rows as JSON, the way PostgreSQL writes and reads them: column names as members. */
public final class RowJson {

    private static final JsonMapper MAPPER =
            FactJson.mapper()
                    .rebuild()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private RowJson() {}

    /**
     * @param json such as {@code row_to_json} gives
     * @throws tools.jackson.core.JacksonException if it is not the JSON of that type
     */
    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /**
     * Reads what a statement selects: one column, JSON as text, of that type.
     *
     * @throws tools.jackson.core.JacksonException if it is not the JSON of that type
     */
    public static <T> RowMapper<T> as(Class<T> type) {
        return (row, _) -> read(Objects.requireNonNull(row.getString(1)), type);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Writes values of this type, which is looked at only once. */
    static ObjectWriter writer(Type type) {
        return MAPPER.writerFor(MAPPER.constructType(type));
    }
}
