package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows in memory, and changes applied to them: no database, no clock. */
final class Rows {

    private final Map<Table<?>, Known<?>> tables = new LinkedHashMap<>();

    private final Look look =
            new Look() {
                @Override
                public <R extends Record> Optional<R> find(Ref<R> ref) {
                    return Rows.this.find(ref);
                }
            };

    /** The rows that must be known before the changes can be applied, by table. */
    static Map<Table<?>, Set<Key>> needed(List<Change<?>> changes) {
        if (changes.stream().allMatch(Change.Put.class::isInstance)) {
            return Map.of();
        }
        var needed = new LinkedHashMap<Table<?>, Set<Key>>();
        var written = new HashSet<Ref<?>>();
        for (Change<?> change : changes) {
            var row = new Ref<>(change.table(), change.key());
            switch (change) {
                case Change.Put<?> _ -> written.add(row);
                case Change.Alter<?> _ -> need(row, written, needed);
                case Change.Derive<?> derive -> {
                    need(row, written, needed);
                    derive.from().forEach(other -> need(other, written, needed));
                }
            }
        }
        return needed;
    }

    private static void need(Ref<?> row, Set<Ref<?>> written, Map<Table<?>, Set<Key>> needed) {
        if (!written.contains(row)) {
            needed.computeIfAbsent(row.table(), t -> new HashSet<>()).add(row.key());
        }
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
        Map<Key, R> changed = known(change.table()).changed;
        Key key = change.key();
        switch (change) {
            case Change.Put<R> put -> changed.put(key, put.row());
            case Change.Alter<R> alter ->
                    changed.put(
                            key, alter.alteration().apply(look.get(new Ref<>(alter.table(), key))));
            case Change.Derive<R> derive ->
                    derive.derivation().apply(look).ifPresent(row -> changed.put(key, row));
        }
    }

    private <R extends Record> Optional<R> find(Ref<R> ref) {
        return Optional.ofNullable(known(ref.table()).row(ref.key()));
    }

    @SuppressWarnings("unchecked") // a table only ever gets rows of its own type
    private <R extends Record> Known<R> known(Table<R> table) {
        return (Known<R>) tables.computeIfAbsent(table, t -> new Known<R>());
    }

    private static final class Known<R extends Record> {
        final Map<Key, R> before = new HashMap<>();
        final Map<Key, R> changed = new LinkedHashMap<>();

        @Nullable R row(Key key) {
            R row = changed.get(key);
            return row == null ? before.get(key) : row;
        }
    }
}
