package dev.lectern.command.dispatching;

/**
 * What a write answers.
 *
 * @param position of the last event that it recorded; if it recorded none, of the last event that
 *     its decision read
 * @param events how many it recorded; 0 if it had all happened before
 */
public record Receipt(long position, int events) {}
