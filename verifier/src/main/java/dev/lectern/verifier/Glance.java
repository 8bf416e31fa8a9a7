package dev.lectern.verifier;

import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;

import java.util.Iterator;

/** Finds out whether an export is what was signed, and nothing of what is wrong if it is not. */
final class Glance {

    private final Kept kept;
    private final Iterator<Checkpoint> checkpoints;
    private final CompactRange tree = CompactRange.empty();
    private Checkpoint next;
    private long lastTime = Long.MIN_VALUE;
    private long verified;
    private boolean right = true;

    /**
     * @param kept with one checkpoint at least
     */
    Glance(Kept kept) {
        this.kept = kept;
        this.checkpoints = kept.checkpoints().values().iterator();
        this.next = checkpoints.next();
    }

    /** Whether all is right so far. */
    boolean isRight(Line line) {
        EventLeaf leaf = line.leaf();
        Hash hash = line.hash();
        right =
                leaf != null
                        && hash != null
                        && line.wrong() == null
                        && leaf.position() == tree.size() + 1
                        && leaf.recordedAt() >= lastTime
                        && kept.leaves().agreeWith(leaf)
                        && isRight(leaf, hash);
        return right;
    }

    private boolean isRight(EventLeaf leaf, Hash hash) {
        lastTime = leaf.recordedAt();
        tree.append(hash);
        if (next.size() != tree.size()) {
            return true;
        }
        if (!next.root().equals(tree.root())) {
            return false;
        }
        verified = next.size();
        if (checkpoints.hasNext()) {
            next = checkpoints.next();
        }
        return true;
    }

    /** Whether all was right, and nothing is missing that a checkpoint is about. */
    boolean isWhole() {
        return right && next.size() == verified;
    }

    long size() {
        return tree.size();
    }

    long verified() {
        return verified;
    }
}
