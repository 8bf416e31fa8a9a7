package dev.lectern.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A server could not be started, used or stopped. The message is one sentence for the person who
 * started it: what is wrong, and where.
 */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        this(message, null);
    }

    EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
