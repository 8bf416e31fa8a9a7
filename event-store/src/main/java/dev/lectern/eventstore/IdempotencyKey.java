package dev.lectern.eventstore;

/**
 * Names a request, so that its repetition is recognised. To be put on the processing context as
 * {@link PostgresEventStorageEngine#IDEMPOTENCY_KEY} before the append is committed.
 *
 * @param scope who asks for what, for example caller and operation; at most 500 characters
 * @param key chosen by the caller; at most 500 characters
 * @param fingerprint of the request's content, at most 500 characters; never the content itself
 */
public record IdempotencyKey(String scope, String key, String fingerprint) {

    private static final int MAX_LENGTH = 500;

    public IdempotencyKey {
        check("scope", scope);
        check("key", key);
        check("fingerprint", fingerprint);
    }

    private static void check(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The " + what + " must have 1 to " + MAX_LENGTH + " characters and no NUL");
        }
    }
}
