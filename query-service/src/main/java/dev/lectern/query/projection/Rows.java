package dev.lectern.query.projection;

import java.util.ArrayList;
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
        rows.forEach(row -> known.rows.put(table.key().apply(row), row));
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
        Known<R> known = known(table);
        var changed = new ArrayList<R>();
        known.rows.forEach((key, row) -> {
            if (known.changed.contains(key)) {
                changed.add(row);
            }
        });
        return changed;
    }

    private <R extends Record> void apply(Change<R> change) {
        Known<R> known = known(change.table());
        R row =
                switch (change) {
                    case Change.Put<R> put -> put.row();
                    case Change.Alter<R> alter -> {
                        R before = known.rows.get(alter.key());
                        if (before == null) {
                            throw new MissingRowException(alter.table(), alter.key());
                        }
                        yield alter.alteration().apply(before);
                    }
                };
        known.rows.put(change.key(), row);
        known.changed.add(change.key());
    }

    @SuppressWarnings("unchecked") // a table only ever gets rows of its own type
    private <R extends Record> Known<R> known(Table<R> table) {
        return (Known<R>) tables.computeIfAbsent(table, t -> new Known<R>());
    }

    private static final class Known<R extends Record> {
        final Map<Key, R> rows = new LinkedHashMap<>();
        final Set<Key> changed = new HashSet<>();
    }
}
