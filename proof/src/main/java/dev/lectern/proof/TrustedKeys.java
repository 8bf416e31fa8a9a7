package dev.lectern.proof;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that may sign a log's checkpoints, each for some sizes of the log: one that is replaced
 * is trusted for what it has signed, and for nothing that comes later. Written one a line, {@code
 * name+hash+key}, with {@code from=…} and {@code until=…} behind it where it is not for all sizes.
 */
public final class TrustedKeys {

    /**
     * @param from the least size that it may sign
     * @param until the largest size that it may sign
     */
    private record Trusted(NoteKey key, long from, long until) {}

    private final List<Trusted> keys;

    private TrustedKeys(List<Trusted> keys) {
        this.keys = List.copyOf(keys);
    }

    /** One key for all sizes. */
    public static TrustedKeys of(NoteKey key) {
        return new TrustedKeys(List.of(new Trusted(key, 0, Long.MAX_VALUE)));
    }

    /**
     * @throws NoteException if that is not one key or more
     */
    public static TrustedKeys parse(String text) {
        List<Trusted> keys =
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(TrustedKeys::trusted)
                        .toList();
        if (keys.isEmpty()) {
            throw new NoteException("There is no public key");
        }
        return new TrustedKeys(keys);
    }

    private static Trusted trusted(String line) {
        String[] parts = line.split(" +", -1);
        long from = 0;
        long until = Long.MAX_VALUE;
        for (int i = 1; i < parts.length; i++) {
            String[] bound = parts[i].split("=", 2);
            switch (bound[0]) {
                case "from" -> from = size(bound);
                case "until" -> until = size(bound);
                default ->
                        throw new NoteException(
                                "A public key is followed by from=… or until=…, not by "
                                        + parts[i]);
            }
        }
        return new Trusted(NoteKey.parse(parts[0]), from, until);
    }

    private static long size(String[] bound) {
        try {
            return Long.parseLong(bound[bound.length - 1]);
        } catch (NumberFormatException _) {
            throw new NoteException(bound[0] + " is not followed by a size");
        }
    }

    /** The names of the logs that they sign for. */
    public List<String> origins() {
        return keys.stream().map(trusted -> trusted.key().name()).distinct().toList();
    }

    /**
     * What a signed checkpoint says.
     *
     * @throws NoteException if it is malformed, or none of these keys has signed it, or none that
     *     may sign that size; the message says which
     */
    public Checkpoint open(String note) {
        SignedNote signed = SignedNote.parse(note);
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        var outside = new ArrayList<NoteKey>();
        boolean trusted = false;
        for (SignedNote.Signature signature : signed.signatures()) {
            Trusted by = by(signature);
            if (by == null) {
                continue; // a witness, say
            }
            if (!by.key().verifies(signed.text(), signature.signature())) {
                throw new NoteException("The signature of %s is wrong".formatted(by.key().name()));
            }
            if (!checkpoint.origin().equals(by.key().name())) {
                throw new NoteException(
                        "%s has signed a checkpoint of %s"
                                .formatted(by.key().name(), checkpoint.origin()));
            }
            if (checkpoint.size() < by.from() || checkpoint.size() > by.until()) {
                outside.add(by.key());
            } else {
                trusted = true;
            }
        }
        if (!trusted) {
            throw new NoteException(
                    outside.isEmpty()
                            ? "The checkpoint is signed with another key"
                            : "The key %s may not sign for %d events"
                                    .formatted(outside.getFirst(), checkpoint.size()));
        }
        return checkpoint;
    }

    private @Nullable Trusted by(SignedNote.Signature signature) {
        return keys.stream().filter(k -> k.key().made(signature)).findFirst().orElse(null);
    }
}
