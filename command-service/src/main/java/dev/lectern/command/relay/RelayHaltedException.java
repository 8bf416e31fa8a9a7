package dev.lectern.command.relay;

import org.jspecify.annotations.Nullable;

/** The relay cannot go on without skipping or repeating: somebody must look. */
class RelayHaltedException extends RuntimeException {

    RelayHaltedException(String message) {
        this(message, null);
    }

    RelayHaltedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
