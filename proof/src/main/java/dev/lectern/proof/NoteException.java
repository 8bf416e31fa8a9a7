package dev.lectern.proof;

/** A note, or a key of notes, is malformed or not to be trusted; the message says why. */
public final class NoteException extends RuntimeException {

    public NoteException(String message) {
        super(message);
    }
}
