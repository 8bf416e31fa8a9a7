package dev.lectern.api.wire;

/** The topics of an installation. */
public final class Topics {

    /** Every event once, keyed by its conference; to be read with {@code read_committed}. */
    public static final String EVENTS = "lectern.events";

    /** How far the relay has come: one partition, compacted. */
    public static final String RELAY = "lectern.relay";

    /**
     * What the log consists of, and signed checkpoints of it: one partition, retained for good; to
     * be read with {@code read_committed}.
     */
    public static final String CHECKPOINTS = "lectern.checkpoints";

    private Topics() {}
}
