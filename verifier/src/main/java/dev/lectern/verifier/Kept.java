package dev.lectern.verifier;

import dev.lectern.api.wire.Seal;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.NoteException;
import dev.lectern.proof.TrustedKeys;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was kept out of the operator's reach: checkpoints, each by its size, and leaves where the
 * topic's records were kept. What no trusted key has signed is a finding, and proves nothing.
 */
final class Kept {

    private final SortedMap<Long, Checkpoint> checkpoints = new TreeMap<>();
    private final KeptLeaves leaves = new KeptLeaves();
    private final TrustedKeys keys;
    private final Findings findings;

    private Kept(TrustedKeys keys, Findings findings) {
        this.keys = keys;
        this.findings = findings;
    }

    /**
     * @param text signed notes one after the other, or the topic's records, one a line
     */
    static Kept read(String text, TrustedKeys keys, Findings findings) {
        var kept = new Kept(keys, findings);
        var note = new StringBuilder();
        boolean signed = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            boolean signature = line.startsWith("\u2014");
            if (signed && !signature) {
                kept.open(note.toString());
                note.setLength(0);
            }
            signed = signature;
            if (line.startsWith("{")) {
                kept.part(line);
            } else if (note.length() > 0 || !line.isBlank()) {
                note.append(line).append('\n');
            }
        }
        if (note.length() > 0) {
            kept.open(note.toString());
        }
        if (kept.checkpoints.isEmpty()) {
            findings.add("No checkpoint is signed with a key that is trusted");
        }
        return kept;
    }

    private void part(String line) {
        try {
            Seal seal = Seal.fromJson(line);
            if (open(seal.checkpoint())) {
                leaves.add(seal.from(), seal.leaves());
            }
        } catch (IllegalArgumentException e) {
            findings.add("A record of the checkpoints cannot be read: " + e.getMessage());
        }
    }

    private boolean open(String note) {
        Checkpoint checkpoint;
        try {
            checkpoint = keys.open(note);
        } catch (NoteException e) {
            findings.add("checkpoint \"%s\": %s".formatted(heading(note), e.getMessage()));
            return false;
        }
        Checkpoint other = checkpoints.putIfAbsent(checkpoint.size(), checkpoint);
        if (other != null && !other.equals(checkpoint)) {
            findings.add(
                    "The log was signed twice as it was at position %d, with two contents"
                            .formatted(checkpoint.size()));
        }
        return true;
    }

    /** Its origin and size. */
    private static String heading(String note) {
        return String.join(" ", note.lines().limit(2).toList());
    }

    /** Finds out which leaves are to be relied on, which takes as long as to look at an export. */
    void checkLeaves() {
        leaves.check(checkpoints, findings);
    }

    /** How many events the last checkpoint is about; 0 if there is none. */
    long size() {
        return checkpoints.isEmpty() ? 0 : checkpoints.lastKey();
    }

    SortedMap<Long, Checkpoint> checkpoints() {
        return Collections.unmodifiableSortedMap(checkpoints);
    }

    KeptLeaves leaves() {
        return leaves;
    }
}
