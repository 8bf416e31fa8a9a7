package dev.lectern.query.projection;

import java.util.Optional;

/** The rows that a derived row follows from, as they are after every change before. */
public interface Look {

    /**
     * The row, if there is one.
     *
     * @param ref among those that the derivation was said to follow from, or the derived row itself
     */
    <R extends Record> Optional<R> find(Ref<R> ref);

    /** The row, which must be there: where it is missing, the event cannot be applied. */
    default <R extends Record> R get(Ref<R> ref) {
        return find(ref).orElseThrow(() -> new MissingRowException(ref.table(), ref.key()));
    }
}
