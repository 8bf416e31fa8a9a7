package dev.lectern.query.text;

import org.jspecify.annotations.Nullable;

/** The key store cannot be asked, so that no personal text can be read at the moment. */
public final class KeysUnavailableException extends RuntimeException {

    KeysUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
