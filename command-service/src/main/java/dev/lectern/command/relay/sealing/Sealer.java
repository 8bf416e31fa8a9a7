package dev.lectern.command.relay.sealing;

import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.Seal;
import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.NoteSigner;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Sealing from one start to whatever ends it. Takes what is relayed from the relay, and what it has
 * missed from the store. For one thread.
 */
final class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /** Of which one record takes 270 KB. */
    private static final int AT_ONCE = 5_000;

    private static final int PAGE = 1_000;

    /** What everybody looks at is sealed at once. */
    private static final String RESULT = EventTypes.of(RankingPublished.class).name();

    private final EventLog log;
    private final NoteSigner signer;
    private final Ground ground;
    private final Duration patience;
    private final String topicId;
    private final CompactRange tree;
    private final Leaves leaves = new Leaves();
    private final Hashing hashing = new Hashing();
    private final List<EventLeaf> pending = new ArrayList<>();
    private boolean urgent;
    private long since;
    private long offset = -1;

    /**
     * Finds out where to go on.
     *
     * @param patience from the first event that is not sealed to the checkpoint
     * @throws SealingHaltedException if going on from anywhere would sign another history
     */
    Sealer(EventLog log, NoteSigner signer, Ground ground, Duration patience) {
        this.log = log;
        this.signer = signer;
        this.ground = ground;
        this.patience = patience;
        this.topicId = ground.topic();
        Sealed found = ground.progress().map(Sealed::fromJson).orElse(null);
        if (found == null && ground.findsCheckpoints()) {
            throw new SealingHaltedException(
                    "The topic holds checkpoints, and the record of how far it is sealed is lost");
        }
        if (found != null) {
            requireSealed(found);
        }
        if (found != null && found.topicId().equals(topicId)) {
            this.tree = found.tree();
        } else {
            if (found != null) {
                LOG.warn("The checkpoints' topic was created anew: everything is sealed again");
            }
            this.tree = CompactRange.empty();
        }
    }

    /** Whatever became of the store, nobody gets to see two histories that we have signed. */
    private void requireSealed(Sealed found) {
        List<StoredEvent> last = log.read(found.size() - 1, 1);
        if (last.isEmpty()
                || !leaves.of(last.getFirst())
                        .hash(hashing)
                        .equals(Hash.ofBase64(found.lastLeaf()))) {
            throw new SealingHaltedException(
                    "The log is sealed up to position %d, and the store does not hold the event that was there"
                            .formatted(found.size()));
        }
    }

    long size() {
        return tree.size();
    }

    private long reached() {
        return tree.size() + pending.size();
    }

    /** Takes those that follow what it has; the others it has, or comes to by itself. */
    void take(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            if (event.position() == reached() + 1) {
                if (pending.isEmpty()) {
                    since = System.nanoTime();
                }
                pending.add(leaves.of(event));
                urgent |= event.type().equals(RESULT);
            }
        }
    }

    /**
     * Goes on by one step.
     *
     * @param relayed the last position that everybody can see
     * @return whether there is more to do at once
     */
    boolean step(long relayed) {
        if (reached() < relayed && pending.size() < AT_ONCE) {
            take(
                    log.read(reached(), PAGE).stream()
                            .filter(event -> event.position() <= relayed)
                            .toList());
        }
        if (isDue()) {
            seal();
        }
        return reached() < relayed;
    }

    private boolean isDue() {
        return !pending.isEmpty()
                && (urgent
                        || pending.size() >= AT_ONCE
                        || System.nanoTime() - since >= patience.toNanos());
    }

    private void seal() {
        List<EventLeaf> part = pending.subList(0, Math.min(pending.size(), AT_ONCE));
        ByteBuffer bytes = ByteBuffer.allocate(part.size() * EventLeaf.BYTES);
        long from = part.getFirst().position();
        Hash last = hashing.empty();
        for (EventLeaf leaf : part) {
            leaf.addTo(bytes);
            last = leaf.hash(hashing);
            tree.append(last);
        }
        var checkpoint = new Checkpoint(signer.publicKey().name(), tree.size(), tree.root());
        var sealed =
                new Seal(
                        from,
                        Base64.getEncoder().encodeToString(bytes.array()),
                        signer.sign(checkpoint));
        long written = ground.publish(sealed.toJson(), Sealed.of(tree, last, topicId).toJson());
        if (written <= offset) {
            throw new SealingHaltedException("The checkpoints' topic was replaced");
        }
        offset = written;
        part.clear();
        since = System.nanoTime();
        urgent &= !pending.isEmpty();
    }
}
