package dev.lectern.query.projection;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/** Writes a batch of events into a read model: one transaction, a few statements for each table. */
final class BatchWriter {

    private final DataSource views;
    private final ReadModel model;
    private final RowStore store = new RowStore();

    BatchWriter(DataSource views, ReadModel model) {
        this.views = views;
        this.model = model;
    }

    /** The record as an event; see {@link Received#read}. */
    Received read(ConsumerRecord<String, String> consumed) {
        return Received.read(consumed, model::ignores);
    }

    /**
     * Writes what several partitions hand over, all or nothing.
     *
     * @param batches of the same tables, in the order of their partitions
     * @throws ClaimLostException if the epoch of a claim is over; nothing is written
     * @throws SQLException if the database refuses or cannot be reached; whether it is written is
     *     known by claiming again
     * @throws RuntimeException if an event cannot be applied; nothing is written
     */
    void write(Collection<Batch> batches) throws SQLException {
        List<Batch> filled = batches.stream().filter(batch -> !batch.isEmpty()).toList();
        if (filled.isEmpty()) {
            return;
        }
        var changes = new ArrayList<Change<?>>();
        for (Batch batch : filled) {
            for (Received received : batch.events()) {
                Received.Content content = received.content();
                if (content != null) {
                    changes.addAll(model.changes(content.envelope(), content.json()));
                }
            }
        }
        Transactions.write(
                views,
                connection -> {
                    apply(connection, Progress.advance(connection, filled), changes);
                    return filled;
                });
    }

    private void apply(Connection connection, String schema, List<Change<?>> changes)
            throws SQLException {
        var rows = new Rows();
        for (var needed : Rows.needed(changes).entrySet()) {
            know(rows, connection, schema, needed.getKey(), needed.getValue());
        }
        rows.apply(changes);
        for (Table<?> table : rows.changedTables()) {
            save(rows, connection, schema, table);
        }
    }

    private <R extends Record> void know(
            Rows rows, Connection connection, String schema, Table<R> table, Set<Key> keys)
            throws SQLException {
        rows.know(table, store.load(connection, schema, table, keys));
    }

    private <R extends Record> void save(
            Rows rows, Connection connection, String schema, Table<R> table) throws SQLException {
        store.save(connection, schema, table, rows.changedRows(table));
    }
}
