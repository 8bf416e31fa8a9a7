package dev.lectern.query.projection;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A table of a read model. Its columns are the components of its row type, in snake case; ids are
 * {@code text}, instants {@code timestamptz}, everything composed is {@code jsonb}.
 *
 * @param name without the schema
 * @param rowType one component for each column
 * @param keyColumns of type {@code text}; the primary key
 * @param key the key of a row, its parts in the order of the key columns
 */
public record Table<R extends Record>(
        String name, Class<R> rowType, List<String> keyColumns, Function<R, Key> key) {

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])[A-Z]");

    /** A change that writes this row, whether or not there was one with its key. */
    public Change<R> put(R row) {
        return new Change.Put<>(this, row);
    }

    /**
     * A change of the row with this key, which must be there.
     *
     * @param alteration pure; leaves the key as it is
     */
    public Change<R> alter(Key rowKey, UnaryOperator<R> alteration) {
        return new Change.Alter<>(this, rowKey, alteration);
    }

    /** Names a row of this table. */
    public Ref<R> at(Object... parts) {
        return new Ref<>(this, Key.of(parts));
    }

    /**
     * A change of a row that other rows have a say in.
     *
     * @param row that changes, or is made
     * @param from the other rows, whether or not they are there
     * @param derivation pure; leaves the key as it is; gives nothing if the row stays as it is
     */
    public Change<R> derive(Ref<R> row, List<Ref<?>> from, Function<Look, Optional<R>> derivation) {
        return new Change.Derive<>(this, row.key(), from, derivation);
    }

    /** As the JSON of rows has it: {@code createdAt} is {@code created_at}. */
    static String column(RecordComponent component) {
        return WORD_START.matcher(component.getName()).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }
}
