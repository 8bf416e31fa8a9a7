package dev.lectern.command.deciding;

/**
 * What a fact is about, and what facts are looked up by; {@code demo:hack/fair-votes} in the store.
 */
public record Tag(String key, String value) {}
