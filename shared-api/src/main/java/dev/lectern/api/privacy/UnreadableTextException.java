package dev.lectern.api.privacy;

/** A protected text, or the key for it, does not decrypt: a wrong key or a changed ciphertext. */
public final class UnreadableTextException extends RuntimeException {

    UnreadableTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
