package dev.lectern.query.projection;

import java.util.UUID;

/** A set of tables that holds one read model; another one has another id. */
record TableSet(UUID id, String schema) {}
