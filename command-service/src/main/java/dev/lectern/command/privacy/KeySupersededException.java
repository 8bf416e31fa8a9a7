package dev.lectern.command.privacy;

import dev.lectern.api.privacy.KeyId;

/**
 * Another node has just stored a key for the same person: what was encrypted must be encrypted
 * anew.
 */
public final class KeySupersededException extends RuntimeException {

    KeySupersededException(KeyId id) {
        super("Another key was stored for " + id, null, false, false);
    }
}
