package dev.lectern.query.projection;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Envelope;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

/** Writes a batch of events into a read model: one transaction, a few statements for each table. */
final class BatchWriter {

    private final DataSource views;
    private final ReadModel model;

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
                Fact fact = received.fact();
                if (fact != null) {
                    changes.addAll(model.changes(new Envelope(received.attributes(), fact)));
                }
            }
        }
        Transactions.write(
                views,
                connection -> {
                    String schema = Progress.advance(connection, filled);
                    apply(new RowStore(connection, schema), changes);
                    return schema;
                });
    }

    private static void apply(RowStore store, List<Change<?>> changes) throws SQLException {
        var rows = new Rows();
        for (var needed : Rows.needed(changes).entrySet()) {
            know(rows, store, needed.getKey(), needed.getValue());
        }
        rows.apply(changes);
        for (Table<?> table : rows.changedTables()) {
            save(rows, store, table);
        }
    }

    private static <R extends Record> void know(
            Rows rows, RowStore store, Table<R> table, java.util.Set<Key> keys)
            throws SQLException {
        rows.know(table, store.load(table, keys));
    }

    private static <R extends Record> void save(Rows rows, RowStore store, Table<R> table)
            throws SQLException {
        store.save(table, rows.changedRows(table));
    }
}
