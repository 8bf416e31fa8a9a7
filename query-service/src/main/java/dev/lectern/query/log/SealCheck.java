package dev.lectern.query.log;

import dev.lectern.api.wire.Seal;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.NoteException;
import dev.lectern.proof.SignedNote;
import dev.lectern.query.log.SealedLog.Progress;

import org.springframework.transaction.support.TransactionOperations;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Takes what was sealed, if it is what was received; each record in a transaction. */
final class SealCheck {

    /** The leaves of events that were received; of some only, where others are on their way. */
    @FunctionalInterface
    interface Received {

        /**
         * @param sealed one or more that follow each other
         */
        List<EventLeaf> like(List<EventLeaf> sealed);
    }

    /** What became of a record. */
    sealed interface Outcome {

        /** It is taken, or was taken before, by whomever. */
        record Taken(long size) implements Outcome {}

        /** The event at this position was not received like that, or not yet. */
        record Lacking(long position) implements Outcome {}

        /** It begins behind this position, which was not sealed. */
        record Gap(long position) implements Outcome {}
    }

    private final SealedLog log;
    private final Received received;
    private final TransactionOperations transactions;

    SealCheck(SealedLog log, Received received, TransactionOperations transactions) {
        this.log = log;
        this.received = received;
        this.transactions = transactions;
    }

    /**
     * @throws MismatchException if that is another log
     */
    Outcome take(long offset, String record) {
        return Objects.requireNonNull(transactions.execute(_ -> taken(offset, record)));
    }

    private Outcome taken(long offset, String record) {
        Progress before = log.lockedProgress();
        CompactRange tree = before.tree();
        if (offset < before.nextOffset()) {
            return new Outcome.Taken(tree.size());
        }
        Seal seal = read(record);
        List<EventLeaf> leaves = leaves(seal);
        if (seal.from() > tree.size() + 1) {
            return new Outcome.Gap(tree.size() + 1);
        }
        int known = (int) Math.min(leaves.size(), tree.size() + 1 - seal.from());
        compareWithWhatWasSealedBefore(leaves.subList(0, known));
        List<EventLeaf> added = leaves.subList(known, leaves.size());
        if (!added.isEmpty()) {
            long lacking = compareWithWhatWasReceived(added);
            if (lacking > 0) {
                return new Outcome.Lacking(lacking);
            }
            add(tree, added, seal);
        }
        log.advance(new Progress(tree, offset + 1));
        return new Outcome.Taken(tree.size());
    }

    private static Seal read(String record) {
        try {
            return Seal.fromJson(record);
        } catch (IllegalArgumentException e) {
            throw new MismatchException(String.valueOf(e.getMessage()));
        }
    }

    private static List<EventLeaf> leaves(Seal seal) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(seal.leaves());
        } catch (IllegalArgumentException _) {
            bytes = new byte[0];
        }
        if (bytes.length == 0 || bytes.length % EventLeaf.BYTES != 0 || seal.from() < 1) {
            throw new MismatchException(
                    "The part from position %d on is malformed".formatted(seal.from()));
        }
        var leaves = new ArrayList<EventLeaf>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            leaves.add(EventLeaf.read(seal.from() + leaves.size(), buffer));
        }
        return leaves;
    }

    private void compareWithWhatWasSealedBefore(List<EventLeaf> again) {
        if (again.isEmpty()) {
            return;
        }
        List<EventLeaf> before =
                log.leaves(again.getFirst().position(), again.getLast().position());
        for (int i = 0; i < again.size(); i++) {
            if (!again.get(i).equals(before.get(i))) {
                throw new MismatchException(
                        "The event at position %d was sealed before as another one"
                                .formatted(again.get(i).position()));
            }
        }
    }

    /**
     * @return the first position that was not received; 0 if all were
     */
    private long compareWithWhatWasReceived(List<EventLeaf> sealed) {
        List<EventLeaf> found = received.like(sealed);
        int next = 0;
        long lacking = 0;
        for (EventLeaf leaf : sealed) {
            if (next == found.size() || found.get(next).position() != leaf.position()) {
                lacking = lacking == 0 ? leaf.position() : lacking;
            } else if (!found.get(next++).equals(leaf)) {
                throw new MismatchException(
                        "The event at position %d was received as another one than was sealed"
                                .formatted(leaf.position()));
            }
        }
        return lacking;
    }

    private void add(CompactRange tree, List<EventLeaf> leaves, Seal seal) {
        var hashing = new Hashing();
        for (EventLeaf leaf : leaves) {
            tree.append(
                    leaf.hash(hashing),
                    (level, index, root) -> {
                        if (level >= SealedLog.LEAST_LEVEL) {
                            log.addSubtree(level, index, root);
                        }
                    });
        }
        Checkpoint checkpoint = checkpoint(seal);
        if (checkpoint.size() != tree.size() || !checkpoint.root().equals(tree.root())) {
            throw new MismatchException(
                    "The checkpoint of %d events is not that of what was sealed up to position %d"
                            .formatted(checkpoint.size(), tree.size()));
        }
        log.addPart(leaves, seal.checkpoint());
    }

    private static Checkpoint checkpoint(Seal seal) {
        try {
            return Checkpoint.parse(SignedNote.parse(seal.checkpoint()).text());
        } catch (NoteException e) {
            throw new MismatchException(
                    "The part from position %d on has no checkpoint: %s"
                            .formatted(seal.from(), e.getMessage()));
        }
    }
}
