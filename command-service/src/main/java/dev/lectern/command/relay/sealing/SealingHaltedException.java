package dev.lectern.command.relay.sealing;

/** To go on would sign another history: somebody must look. */
final class SealingHaltedException extends RuntimeException {

    SealingHaltedException(String message) {
        super(message);
    }

    SealingHaltedException(String message, Throwable cause) {
        super(message, cause);
    }
}
