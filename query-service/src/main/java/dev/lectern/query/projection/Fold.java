package dev.lectern.query.projection;

import dev.lectern.api.wire.Envelope;

import java.util.List;
import java.util.Set;

/**
 * A read model as it was, in memory: the same events make the same changes as they made of the live
 * tables. For one thread.
 */
public final class Fold {

    private final ReadModel model;
    private final Set<Table<?>> tables;
    private final Rows rows = new Rows();

    /**
     * @param tables that are of interest; of the others nothing is kept
     */
    public Fold(ReadModel model, Table<?>... tables) {
        this.model = model;
        this.tables = Set.of(tables);
    }

    /**
     * Takes what happened next, of whatever kind.
     *
     * @throws MissingRowException if an event before it was left out
     */
    public void apply(Envelope envelope) {
        if (!model.ignores(envelope.fact().getClass())) {
            rows.apply(
                    model.changes(envelope).stream()
                            .filter(change -> tables.contains(change.table()))
                            .toList());
        }
    }

    /** Every row of the table, as an array of JSON that PostgreSQL takes for the live rows. */
    public String json(Table<?> table) {
        return RowJson.write(rows(table));
    }

    /** Every row of the table, in the order in which they came to be. */
    public <R extends Record> List<R> rows(Table<R> table) {
        return rows.changedRows(table);
    }
}
