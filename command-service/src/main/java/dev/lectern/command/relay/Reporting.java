package dev.lectern.command.relay;

import dev.lectern.command.relay.Relay.State;
import dev.lectern.command.relay.Relay.Status;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Objects;

/** What the relay says of itself: now to whoever asks, and each change to the log. */
final class Reporting {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private volatile Status status = new Status(State.STARTING, 0, null);

    Status status() {
        return status;
    }

    /**
     * @param position the last one on the topic
     */
    void relaying(long position) {
        State before = status.state();
        status = new Status(State.RELAYING, position, null);
        if (before != State.RELAYING) {
            LOG.info("The relay is at position {}, and goes on from there", position);
        }
    }

    /**
     * @param reason why it does not relay
     */
    void idle(State state, @Nullable String reason) {
        Status before = status;
        status = new Status(state, before.position(), reason);
        if (before.state() == state && Objects.equals(before.reason(), reason)) {
            return;
        }
        switch (state) {
            case HALTED ->
                    LOG.error("The relay has halted at position {}: {}", before.position(), reason);
            case WAITING -> LOG.warn("The relay waits: {}", reason);
            default -> LOG.info("The relay is {}", state);
        }
    }
}
