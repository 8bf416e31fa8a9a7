package dev.lectern.command.rights;

/** What was recorded changes rights, but not everybody can know yet; repeating is safe. */
public final class NotInEffectException extends RuntimeException {

    NotInEffectException(Throwable cause) {
        super("Changed rights are not in effect yet", cause);
    }
}
