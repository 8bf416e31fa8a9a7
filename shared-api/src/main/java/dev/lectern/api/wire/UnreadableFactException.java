package dev.lectern.api.wire;

import org.jspecify.annotations.Nullable;

/** The content of an event is not what its type says. */
public final class UnreadableFactException extends RuntimeException {

    UnreadableFactException(EventType type, @Nullable Throwable cause) {
        super("Not the JSON of " + type.name() + ", version " + type.version(), cause);
    }
}
