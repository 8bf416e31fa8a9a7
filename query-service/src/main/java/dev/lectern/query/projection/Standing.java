package dev.lectern.query.projection;

/**
 * Where this instance stands with a partition of a set of tables.
 *
 * @param behind how many records the topic has beyond those received
 */
record Standing(TableSet tables, PartitionStatus status, long behind) {}
