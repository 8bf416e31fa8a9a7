package dev.lectern.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Base64;

class MasterKeyTest {

    private static final String ZEROS = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void isReadWithTheLineBreakThatAFileEndsWith() {
        assertThat(MasterKey.parse(ZEROS + "\n").fingerprint())
                .isEqualTo(MasterKey.parse(ZEROS).fingerprint());
    }

    @Test
    void isToldApartByAFingerprintThatDoesNotGiveItAway() {
        // SHA-256 of 32 zero bytes begins so.
        assertThat(MasterKey.parse(ZEROS).fingerprint()).isEqualTo("66687aadf862bd77");
        assertThat(MasterKey.parse(Base64.getEncoder().encodeToString(ones())).fingerprint())
                .isNotEqualTo("66687aadf862bd77");
    }

    @Test
    void derivesAnotherSecretForEachPurposeAndAlwaysTheSame() {
        byte[] one = MasterKey.parse(ZEROS).derive("one");

        assertThat(one).hasSize(32).isEqualTo(MasterKey.parse(ZEROS).derive("one"));
        assertThat(one)
                .isNotEqualTo(MasterKey.parse(ZEROS).derive("two"))
                .isNotEqualTo(new byte[32]);
    }

    @Test
    void refusesAnythingButThirtyTwoBytesOfBase64() {
        for (int length : new int[] {0, 16, 31, 33, 64}) {
            String key = Base64.getEncoder().encodeToString(new byte[length]);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MasterKey.parse(key))
                    .withMessage("The master key has " + length + " bytes instead of 32");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.parse("not-a-key"))
                .withMessage("The master key is not base64");
    }

    @Test
    void unwrapsWithOlderKeysAndWrapsWithTheNewestAlone() {
        String newest = Base64.getEncoder().encodeToString(ones());
        var id = new KeyId("participant:hack/p1");
        MasterKey old = MasterKey.parse(ZEROS);
        MasterKey rotated = MasterKey.parse(newest + "\n" + ZEROS + "\n");
        PersonalKey key = PersonalKey.generate(id);

        ProtectedText text = PersonalKey.unwrap(id, key.wrap(old), rotated).protect("text");

        assertThat(key.reveal(text)).isEqualTo("text");
        assertThat(rotated.fingerprint()).isEqualTo(MasterKey.parse(newest).fingerprint());
        assertThat(rotated.derive("one")).isEqualTo(MasterKey.parse(newest).derive("one"));
        assertThat(rotated.all())
                .extracting(MasterKey::fingerprint)
                .containsExactly(rotated.fingerprint(), old.fingerprint());
        byte[] wrapped = key.wrap(rotated);
        assertThat(PersonalKey.unwrap(id, wrapped, MasterKey.parse(newest)).reveal(text))
                .isEqualTo("text");
        assertThatExceptionOfType(UnreadableTextException.class)
                .isThrownBy(() -> PersonalKey.unwrap(id, wrapped, old));
    }

    @Test
    void refusesAnOlderKeyThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.parse(ZEROS + " AAAA"))
                .withMessage("The master key has 3 bytes instead of 32");
    }

    private static byte[] ones() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 1);
        return ones;
    }
}
