package dev.lectern.api.wire;

/**
 * The name of a kind of event and the version of its schema.
 *
 * @param name such as {@code lectern.judging.ScorecardSubmitted}
 * @param version from 1
 */
public record EventType(String name, int version) {}
