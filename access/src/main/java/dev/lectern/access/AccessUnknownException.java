package dev.lectern.access;

import org.jspecify.annotations.Nullable;

/** Nobody's rights can be told at the moment, so that nobody may do anything that needs one. */
public final class AccessUnknownException extends RuntimeException {

    AccessUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
