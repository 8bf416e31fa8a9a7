package dev.lectern.proof;

import java.util.Base64;

/**
 * What a log was at some size (c2sp.org/tlog-checkpoint), without its signatures.
 *
 * @param origin the name of the log, and of the keys that sign for it
 * @param size how many leaves it had
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** Lines that follow these say something that we do not know of. */
    private static final int LINES = 3;

    public Checkpoint {
        if (size < 0) {
            throw new IllegalArgumentException("A log does not have " + size + " leaves");
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + '\n' + size + '\n' + root.toBase64() + '\n';
    }

    /**
     * @throws NoteException if it is not the text of a checkpoint
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length <= LINES || lines[0].isEmpty()) {
            throw new NoteException("The note is no checkpoint");
        }
        return new Checkpoint(lines[0], size(lines[1]), root(lines[2]));
    }

    /** Only in the one form that is written. */
    private static long size(String text) {
        try {
            long size = Long.parseLong(text);
            if (size >= 0 && Long.toString(size).equals(text)) {
                return size;
            }
        } catch (NumberFormatException _) {
            // As any other text that is no size.
        }
        throw new NoteException("The size of the checkpoint is malformed");
    }

    private static Hash root(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return Hash.of(bytes);
            }
        } catch (IllegalArgumentException _) {
            // As any other text that is no hash.
        }
        throw new NoteException("The root of the checkpoint is malformed");
    }
}
