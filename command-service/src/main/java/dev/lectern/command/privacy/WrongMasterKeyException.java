package dev.lectern.command.privacy;

/** The personal keys on record are wrapped by another master key than the one that was given. */
public final class WrongMasterKeyException extends RuntimeException {

    WrongMasterKeyException(String given, String stored) {
        super(
                "The master key (fingerprint %s) is not the one that wraps the stored keys (%s): give LECTERN_MASTER_KEY or LECTERN_MASTER_KEY_FILE as it was"
                        .formatted(given, stored));
    }
}
