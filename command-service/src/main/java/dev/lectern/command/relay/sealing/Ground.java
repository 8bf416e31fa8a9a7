package dev.lectern.command.relay.sealing;

import java.util.Optional;

/** What sealing stands on while this instance relays: the topics, and who alone writes them. */
public interface Ground {

    /** The id of the checkpoints' topic, which is created if there is none. */
    String topic();

    /** The progress that was published last, if any. */
    Optional<String> progress();

    /** Whether the checkpoints' topic holds anything. */
    boolean findsCheckpoints();

    /**
     * Publishes both or neither, unless somebody else relays by now.
     *
     * @return the offset of the part
     */
    long publish(String part, String progress);
}
