package dev.lectern.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What an event does to one row: a value, so that it can be applied to any copy of the rows. */
public sealed interface Change<R extends Record> {

    Table<R> table();

    Key key();

    /** The row is new, or takes the place of the one with its key. */
    record Put<R extends Record>(Table<R> table, R row) implements Change<R> {
        @Override
        public Key key() {
            return table.key().apply(row);
        }
    }

    /** The row is there and changes; where it is missing, the event cannot be applied. */
    record Alter<R extends Record>(Table<R> table, Key key, UnaryOperator<R> alteration)
            implements Change<R> {}

    /** The row follows from others, and from itself if it is there already. */
    record Derive<R extends Record>(
            Table<R> table, Key key, List<Ref<?>> from, Function<Look, Optional<R>> derivation)
            implements Change<R> {

        public Derive {
            from = List.copyOf(from);
        }
    }
}
