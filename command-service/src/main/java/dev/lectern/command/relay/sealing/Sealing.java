package dev.lectern.command.relay.sealing;

import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.proof.NoteSigner;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Seals what is relayed. It never keeps the relay from going on: where it cannot, it says so and
 * tries again later. For the relay's thread, but for the status.
 */
public final class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final EventLog log;
    private final @Nullable NoteSigner signer;
    private @Nullable Ground ground;
    private @Nullable Sealer sealer;
    private long retryAt = System.nanoTime();
    private volatile Status status;

    /** What it is doing. */
    public enum State {
        /** There is no key. */
        OFF,
        /** Another instance relays. */
        STANDBY,
        SEALING,
        /** It tries again by itself; if it does not get over it, somebody must look. */
        HALTED
    }

    /**
     * @param size how many events the last checkpoint of this instance is about
     * @param reason why it has halted
     */
    public record Status(State state, long size, @Nullable String reason) {}

    /** What the relay is to do then. */
    public enum Next {
        WAIT,
        /** There is more to seal. */
        GO_ON,
        /** Nothing was published, or it is unknown: with another producer it may be. */
        START_OVER
    }

    /**
     * @param signer absent if nothing is to be sealed
     */
    public Sealing(EventLog log, @Nullable NoteSigner signer) {
        this.log = log;
        this.signer = signer;
        this.status = new Status(signer == null ? State.OFF : State.STANDBY, 0, null);
    }

    public Status status() {
        return status;
    }

    /** What verifies its signatures, if there is any. */
    public @Nullable String publicKey() {
        return signer == null ? null : signer.publicKey().toString();
    }

    /** From now on this instance is the one that relays. */
    public void begin(Ground held) {
        ground = held;
        sealer = null;
    }

    /** It relays no more, or begins anew. */
    public void end() {
        ground = null;
        sealer = null;
        if (status.state() == State.SEALING) {
            become(State.STANDBY, null);
        }
    }

    /** Another instance relays, whose matter it is by now why this one has halted. */
    public void standBy() {
        become(State.STANDBY, null);
    }

    /** Takes what was just relayed. */
    public void relayed(List<StoredEvent> events) {
        Sealer active = sealer;
        if (active == null) {
            return;
        }
        try {
            active.take(events);
        } catch (SealingHaltedException e) {
            halt(e);
        }
    }

    /**
     * Seals, if it is time to.
     *
     * @param relayed the last position that everybody can see
     */
    public Next step(long relayed) {
        if (signer == null || System.nanoTime() - retryAt < 0) {
            return Next.WAIT;
        }
        Sealer active = sealer;
        if (active == null) {
            active = open(signer);
        }
        return active == null ? Next.WAIT : step(active, relayed);
    }

    private @Nullable Sealer open(NoteSigner key) {
        try {
            sealer = new Sealer(log, key, Objects.requireNonNull(ground), PATIENCE);
        } catch (RuntimeException e) {
            halt(e);
        }
        return sealer;
    }

    private Next step(Sealer active, long relayed) {
        try {
            boolean more = active.step(relayed);
            sealing(active.size());
            return more ? Next.GO_ON : Next.WAIT;
        } catch (KafkaException e) {
            halt(e);
            return Next.START_OVER;
        } catch (RuntimeException e) {
            halt(e);
            return Next.WAIT;
        }
    }

    /** What it holds may be half done. */
    private void halt(RuntimeException e) {
        sealer = null;
        retryAt = System.nanoTime() + PAUSE.toNanos();
        become(State.HALTED, e instanceof SealingHaltedException ? e.getMessage() : e.toString());
    }

    private void sealing(long size) {
        State before = status.state();
        status = new Status(State.SEALING, size, null);
        if (before != State.SEALING) {
            LOG.info("The log is sealed up to position {}; its key is {}", size, publicKey());
        }
    }

    private void become(State state, @Nullable String reason) {
        Status before = status;
        if (before.state() == State.OFF) {
            return;
        }
        status = new Status(state, before.size(), reason);
        if (state == State.HALTED && !Objects.equals(before.reason(), reason)) {
            LOG.error("Sealing has halted at position {}: {}", before.size(), reason);
        }
    }
}
