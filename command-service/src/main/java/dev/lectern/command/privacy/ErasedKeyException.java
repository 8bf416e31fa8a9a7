package dev.lectern.command.privacy;

import dev.lectern.api.privacy.KeyId;

/** The person has been erased: no text can be stored under that key any more. */
public final class ErasedKeyException extends RuntimeException {

    ErasedKeyException(KeyId id) {
        super("The key " + id + " has been destroyed", null, false, false);
    }
}
