package dev.lectern.command.dispatching;

/**
 * On whose behalf a command is sent.
 *
 * @param actor such as {@code member:judge-1}, or {@code anonymous}
 * @param correlationId the same for everything that one request from outside sets off
 */
public record Caller(String actor, String correlationId) {}
