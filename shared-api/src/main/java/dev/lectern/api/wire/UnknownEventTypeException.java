package dev.lectern.api.wire;

/**
 * An event of a type or version that this software does not know: probably a newer one wrote it.
 */
public final class UnknownEventTypeException extends RuntimeException {

    UnknownEventTypeException(EventType type) {
        super("Unknown event type " + type.name() + ", version " + type.version());
    }
}
