package dev.lectern.query.projection;

/** An event changes a row that no earlier event has made. */
final class MissingRowException extends RuntimeException {

    MissingRowException(Table<?> table, Key key) {
        super("There is no row " + key.parts() + " in " + table.name());
    }
}
