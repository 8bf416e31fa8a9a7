package dev.lectern.query.trail;

/**
 * What happened from one moment to another.
 *
 * @param first the position of the last event before, which is not in it
 * @param last the position of the last event in it
 */
public record Span(long first, long last) {}
