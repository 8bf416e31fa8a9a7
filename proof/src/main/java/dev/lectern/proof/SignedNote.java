package dev.lectern.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text and signatures of it (c2sp.org/signed-note).
 *
 * @param text ends with a line feed
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final int MOST_SIGNATURES = 100;
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final String MARK = "\u2014 ";

    /**
     * By one key.
     *
     * @param name of the key
     * @param id four bytes, by which one key of a name is told from another
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Signature(String name, byte[] id, byte[] signature) {

        String line() {
            byte[] bytes = Arrays.copyOf(id, id.length + signature.length);
            System.arraycopy(signature, 0, bytes, id.length, signature.length);
            return MARK + name + ' ' + Base64.getEncoder().encodeToString(bytes) + '\n';
        }

        static Signature parse(String line) {
            String[] parts = line.startsWith(MARK) ? line.split(" ", -1) : new String[0];
            if (parts.length != 3 || parts[1].isEmpty()) {
                throw new NoteException("The note has a line that is no signature");
            }
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(parts[2]);
            } catch (IllegalArgumentException _) {
                throw new NoteException("The note has a malformed signature");
            }
            if (bytes.length <= NoteKey.ID_BYTES) {
                throw new NoteException("The note has a malformed signature");
            }
            return new Signature(
                    parts[1],
                    Arrays.copyOf(bytes, NoteKey.ID_BYTES),
                    Arrays.copyOfRange(bytes, NoteKey.ID_BYTES, bytes.length));
        }
    }

    /**
     * @throws NoteException if it is none
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || note.length() > MOST_CHARACTERS || !note.endsWith("\n")) {
            throw new NoteException("It is no signed note");
        }
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NoteException("The note holds control characters");
        }
        var signatures = new ArrayList<Signature>();
        note.substring(end + 2).lines().map(Signature::parse).forEach(signatures::add);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new NoteException("The note has %d signatures".formatted(signatures.size()));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** As it is written. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
