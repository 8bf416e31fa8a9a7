package dev.lectern.query.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.privacy.MasterKey;
import dev.lectern.api.question.QuestionFact.QuestionUnmerged;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.query.trail.Entries.Entry;

import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for whoever gave something without a name: the same for one participant in one poll or at
 * one question, so that two ballots of one person are seen, and another everywhere else, so that
 * nothing else is. Stands for the ids of events as well.
 */
@Component
public class Tags {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 12;
    private static final String UNMERGED = EventTypes.of(QuestionUnmerged.class).name();

    /** Of a UUID of version 8 (RFC 9562), which says nothing. */
    private static final long VERSION_BITS = 0xf000;

    private static final long VERSION = 0x8000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SecretKeySpec key;

    Tags(MasterKey master) {
        this.key = new SecretKeySpec(master.derive("trail-tags/v1"), ALGORITHM);
    }

    /**
     * @param scope of the trail that the entry is in
     */
    String of(String scope, Entry entry) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        Arrays.copyOf(
                                hmac(scope + where(entry) + '/' + entry.participant()), BYTES));
    }

    /** Who withdraws a question takes another one out of it, and says nothing of that one. */
    private static String where(Entry entry) {
        if (entry.type().equals(UNMERGED)) {
            return "/e/" + entry.id();
        }
        return entry.poll() == null ? "/q/" + entry.question() : "/p/" + entry.poll();
    }

    /**
     * Stands for an event's id, which begins with its time to the millisecond, where that is told
     * to the minute: the same wherever the event is shown.
     */
    public UUID standIn(UUID event) {
        ByteBuffer bytes = ByteBuffer.wrap(hmac("event/" + event));
        return new UUID(
                (bytes.getLong() & ~VERSION_BITS) | VERSION, (bytes.getLong() >>> 2) | VARIANT);
    }

    private byte[] hmac(String of) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(of.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do " + ALGORITHM, e);
        }
    }
}
