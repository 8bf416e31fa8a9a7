package dev.lectern.verifier;

import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the export, line by line, with what was kept: each event where it was published what it
 * was, and the root of the tree wherever there is a checkpoint.
 */
final class Comparison {

    private final Kept kept;
    private final Findings findings;
    private final CompactRange tree;

    /** Where an event stands now, and where it was recorded. */
    private final SortedMap<Long, Long> moved = new TreeMap<>();

    private long next = 1;
    private long lastTime = Long.MIN_VALUE;
    private boolean whole = true;
    private long verified;

    Comparison(Kept kept, Findings findings) {
        this.kept = kept;
        this.findings = findings;
        this.tree = kept.leaves().tree();
    }

    /** The last position of the export. */
    long size() {
        return next - 1;
    }

    /** The last position under a checkpoint that the export agrees with. */
    long verified() {
        return verified;
    }

    void compare(Line line) {
        if (line.leaf() == null) {
            whole = false;
            findings.add(next, "the line cannot be read: " + line.wrong());
            next++;
            return;
        }
        EventLeaf leaf = line.leaf();
        if (leaf.position() > next) {
            whole = false;
            findings.add(next, leaf.position() - 1, "it was deleted");
            next = leaf.position();
        } else if (leaf.position() < next) {
            whole = false;
            findings.add(leaf.position(), "it stands behind position %d".formatted(next - 1));
            return;
        }
        if (line.wrong() != null) {
            findings.add(next, line.wrong());
        }
        boolean published = next <= kept.leaves().size();
        if (published) {
            compare(leaf, kept.leaves().get(next));
        }
        if (leaf.recordedAt() < lastTime && !published) {
            findings.add(next, "it was recorded before the one that stands before it");
        }
        lastTime = leaf.recordedAt();
        if (whole) {
            confirm(line.hash(), published);
        }
        next++;
    }

    private void compare(EventLeaf found, EventLeaf published) {
        if (found.equals(published)) {
            return;
        }
        whole = false;
        if (found.content().equals(published.content())) {
            findings.add(
                    next,
                    "the time was changed, from %s to %s"
                            .formatted(time(published.recordedAt()), time(found.recordedAt())));
            return;
        }
        Long origin = kept.leaves().find(found.content());
        if (origin != null) {
            moved.put(next, origin);
        } else if (found.recordedAt() == published.recordedAt()) {
            findings.add(next, "the content was changed");
        } else {
            findings.add(next, "it is another event than the one that was signed");
        }
    }

    /** The tree of what is as it was published is known. */
    private void confirm(@Nullable Hash leaf, boolean published) {
        if (!published && leaf != null) {
            tree.append(leaf);
        }
        Checkpoint checkpoint = kept.checkpoints().get(next);
        if (checkpoint == null) {
            return;
        }
        if (published || checkpoint.root().equals(tree.root())) {
            verified = next;
        } else {
            whole = false;
            findings.add(verified + 1, next, "at least one of them is not what was signed");
        }
    }

    void end() {
        reportMoved();
        if (kept.size() >= next) {
            findings.add(
                    next,
                    kept.size(),
                    "missing at the end: it was cut off, or an older backup was restored");
        }
    }

    private void reportMoved() {
        moved.forEach((position, origin) -> {
            boolean swapped = position.equals(moved.get(origin));
            if (!swapped) {
                findings.add(
                        position,
                        origin > position
                                ? "it was recorded %d further on: something before it was deleted"
                                        .formatted(origin - position)
                                : "it was recorded %d further up: something before it was added"
                                        .formatted(position - origin));
            } else if (position < origin) {
                findings.add(position, "it was swapped with position %d".formatted(origin));
            }
        });
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
