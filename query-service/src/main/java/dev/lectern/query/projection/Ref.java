package dev.lectern.query.projection;

/** Names a row, whether or not there is one. */
public record Ref<R extends Record>(Table<R> table, Key key) {}
