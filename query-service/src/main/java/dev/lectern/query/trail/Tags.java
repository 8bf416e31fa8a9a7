package dev.lectern.query.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.privacy.MasterKey;
import dev.lectern.query.trail.Entries.Entry;

import org.springframework.stereotype.Component;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for whoever gave something without a name: the same for one participant in one poll or at
 * one question, so that two ballots of one person are seen, and another everywhere else, so that
 * nothing else is.
 */
@Component
class Tags {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 12;

    private final SecretKeySpec key;

    Tags(MasterKey master) {
        this.key = new SecretKeySpec(master.derive("trail-tags/v1"), ALGORITHM);
    }

    /**
     * @param scope of the trail that the entry is in
     */
    String of(String scope, Entry entry) {
        String where = entry.poll() == null ? "/q/" + entry.question() : "/p/" + entry.poll();
        return tag(scope + where + '/' + entry.participant());
    }

    private String tag(String of) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(mac.doFinal(of.getBytes(UTF_8)), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do " + ALGORITHM, e);
        }
    }
}
