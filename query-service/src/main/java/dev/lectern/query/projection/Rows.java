package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows in memory, and changes applied to them: no database, no clock. */
final class Rows {

    private final Map<Table<?>, Known<?>> tables = new LinkedHashMap<>();

    /** The rows that must be known before the changes can be applied, by table. */
    static Map<Table<?>, Set<Key>> needed(List<Change<?>> changes) {
        if (changes.stream().noneMatch(Change.Alter.class::isInstance)) {
            return Map.of();
        }
        var needed = new LinkedHashMap<Table<?>, Set<Key>>();
        var written = new HashSet<Map.Entry<Table<?>, Key>>();
        for (Change<?> change : changes) {
            switch (change) {
                case Change.Put<?> put -> written.add(Map.entry(put.table(), put.key()));
                case Change.Alter<?> alter -> {
                    if (!written.contains(Map.entry(alter.table(), alter.key()))) {
                        needed.computeIfAbsent(alter.table(), t -> new HashSet<>())
                                .add(alter.key());
                    }
                }
            }
        }
        return needed;
    }

    <R extends Record> void know(Table<R> table, List<R> rows) {
        Known<R> known = known(table);
        rows.forEach(row -> known.before.put(table.key().apply(row), row));
    }

    /**
     * @throws MissingRowException if a row to be altered is not known
     */
    void apply(List<Change<?>> changes) {
        changes.forEach(this::apply);
    }

    /** The tables with changed rows, in the order of their first change. */
    Set<Table<?>> changedTables() {
        return tables.keySet();
    }

    <R extends Record> List<R> changedRows(Table<R> table) {
        return new ArrayList<>(known(table).changed.values());
    }

    private <R extends Record> void apply(Change<R> change) {
        Known<R> known = known(change.table());
        Key key = change.key();
        R row =
                switch (change) {
                    case Change.Put<R> put -> put.row();
                    case Change.Alter<R> alter -> alter.alteration().apply(known.row(alter));
                };
        known.changed.put(key, row);
    }

    @SuppressWarnings("unchecked") // a table only ever gets rows of its own type
    private <R extends Record> Known<R> known(Table<R> table) {
        return (Known<R>) tables.computeIfAbsent(table, t -> new Known<R>());
    }

    private static final class Known<R extends Record> {
        final Map<Key, R> before = new HashMap<>();
        final Map<Key, R> changed = new LinkedHashMap<>();

        R row(Change.Alter<R> alter) {
            @Nullable R row = changed.get(alter.key());
            if (row == null) {
                row = before.get(alter.key());
            }
            if (row == null) {
                throw new MissingRowException(alter.table(), alter.key());
            }
            return row;
        }
    }
}
