package dev.lectern.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The secrets that API keys are: made once, then known by their hash alone. */
public final class ApiKeys {

    static final String MARK = "lectern_key_";

    private static final int RANDOM_BYTES = 24; // 192 bits
    private static final int SHOWN = 6;
    private static final Pattern FORM = Pattern.compile(MARK + "[A-Za-z0-9_-]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKeys() {}

    /** A new secret: 192 random bits. */
    public static String generate() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Whether it is such a secret, whoever's it may be. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** By which people recognise it; 156 bits remain unsaid. */
    public static String prefix(String secret) {
        return secret.substring(0, MARK.length() + SHOWN);
    }

    /** SHA-256, in lower-case hexadecimal. As random as the secret is, it needs no salt. */
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM can do SHA-256", e);
        }
    }
}
