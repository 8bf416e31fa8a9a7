package dev.lectern.command.relay;

/** Kafka refuses an event for good; those before it can go without it. */
final class RecordRefusedException extends RelayHaltedException {

    private final long position;

    /**
     * @param position of the event
     */
    RecordRefusedException(long position, Throwable cause) {
        super(
                "Kafka refuses the event at position %d: %s"
                        .formatted(position, cause.getMessage()),
                cause);
        this.position = position;
    }

    long position() {
        return position;
    }
}
