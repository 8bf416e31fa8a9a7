package dev.lectern.access;

import org.jspecify.annotations.Nullable;

/**
 * Reads an {@code Authorization} header as RFC 6750 has it; without patterns, as nearly every
 * request has one.
 */
final class Bearer {

    private static final String SCHEME = "Bearer";

    private Bearer() {}

    /** The header is for Bearer tokens and has none, or one that cannot be. */
    static final class MalformedException extends Exception {
        private MalformedException() {
            super("No Bearer token", null, false, false);
        }
    }

    /**
     * The token; null if the header is of another scheme.
     *
     * @throws MalformedException if it is of this one and has no token, or something that is none
     */
    static @Nullable String token(String header) throws MalformedException {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        int start = SCHEME.length() + 1;
        int end = header.length();
        while (end > start && header.charAt(end - 1) == '=') {
            end--;
        }
        if (end <= start || header.charAt(start - 1) != ' ') {
            throw new MalformedException();
        }
        for (int i = start; i < end; i++) {
            if (!isAllowed(header.charAt(i))) {
                throw new MalformedException();
            }
        }
        return header.substring(start);
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._~+/".indexOf(c) >= 0;
    }
}
