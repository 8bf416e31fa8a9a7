package dev.lectern.command.privacy;

import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.api.privacy.PersonalKey;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.support.RunningService;

import org.junit.jupiter.api.Test;

import java.util.Base64;
import java.util.List;

/** Every node has a ring of its own on the one store. */
class KeyRingTest {

    private static final KeyId KEY = KeyId.of(HACK, ADA);

    private final Keys keys = Keys.create();
    private final KeyRing ring = keys.ring();

    private static List<Fact> facts(ProtectedText name) {
        return List.of(new JudgeNamed(HACK, FINALS, ADA, name));
    }

    private String readBack(ProtectedText text) {
        return keys.store().find(text.key()).orElseThrow().reveal(text);
    }

    @Test
    void storesNothingForATextThatNoDecisionAccepts() {
        ring.protect(KEY, "Ada");

        assertThat(keys.count()).isZero();
    }

    @Test
    void storesNothingForFactsWithoutText() {
        ring.protect(KEY, "Ada");
        ring.storeKeysOf(List.of(new CompetitionLocked(HACK, FINALS)));

        assertThat(keys.count()).isZero();
    }

    @Test
    void storesTheKeyOfAnAcceptedText() {
        ProtectedText text = ring.protect(KEY, "Ada ✨");
        ring.storeKeysOf(facts(text));

        assertThat(readBack(text)).isEqualTo("Ada ✨");
    }

    @Test
    void protectsTheSameTextTheSameWayOnEveryNode() {
        ProtectedText text = ring.protect(KEY, "Ada");
        ring.storeKeysOf(facts(text));
        KeyRing another = keys.ring();

        assertThat(ring.protect(KEY, "Ada")).isEqualTo(text);
        assertThat(another.protect(KEY, "Ada")).isEqualTo(text);
        another.storeKeysOf(facts(text));
        assertThat(keys.count()).isOne();
    }

    @Test
    void storesAKeyForEachPersonInAFact() {
        ring.storeKeysOf(
                List.of(
                        new JudgeNamed(HACK, FINALS, ADA, ring.protect(KEY, "Ada")),
                        new JudgeNamed(HACK, FINALS, ADA, ring.protect(KeyId.of(HACK), "Finals"))));

        assertThat(keys.count()).isEqualTo(2);
    }

    @Test
    void refusesATextWhoseKeyAnotherNodeWasFasterToStore() {
        KeyRing faster = keys.ring();
        ProtectedText late = ring.protect(KEY, "Ada");
        faster.storeKeysOf(facts(faster.protect(KEY, "Ada")));

        assertThatThrownBy(() -> ring.storeKeysOf(facts(late)))
                .isInstanceOf(KeySupersededException.class);
        ProtectedText anew = ring.protect(KEY, "Ada");
        ring.storeKeysOf(facts(anew));
        assertThat(readBack(anew)).isEqualTo("Ada");
    }

    @Test
    void refusesSuchATextAlsoOnceItsNodeKnowsTheStoredKey() {
        KeyRing faster = keys.ring();
        ProtectedText late = ring.protect(KEY, "Ada");
        faster.storeKeysOf(facts(faster.protect(KEY, "Ada")));
        ring.storeKeysOf(facts(ring.protect(KEY, "Another request")));

        assertThatThrownBy(() -> ring.storeKeysOf(facts(late)))
                .isInstanceOf(KeySupersededException.class);
    }

    @Test
    void refusesATextUnderAKeyThatItNeverMade() {
        ProtectedText foreign = keys.ring().protect(KEY, "Ada");
        ring.protect(KEY, "Ada");

        assertThatThrownBy(() -> ring.storeKeysOf(facts(foreign)))
                .isInstanceOf(KeySupersededException.class);
        assertThat(keys.count()).isZero();
    }

    @Test
    void acceptsNoTextUnderADestroyedKey() {
        ring.storeKeysOf(facts(ring.protect(KEY, "Ada")));
        keys.destroy(KEY);
        KeyRing another = keys.ring();

        assertThatThrownBy(() -> another.protect(KEY, "Ada"))
                .isInstanceOf(ErasedKeyException.class)
                .hasMessageContaining(KEY.value());
        assertThat(keys.store().add(PersonalKey.generate(KEY))).isFalse();
    }

    @Test
    void acceptsNoTextThatWaitedWhileTheKeyWasDestroyed() {
        KeyRing other = keys.ring();
        ProtectedText waiting = ring.protect(KEY, "Ada");
        other.storeKeysOf(facts(other.protect(KEY, "Ada")));
        keys.destroy(KEY);

        assertThatThrownBy(() -> ring.storeKeysOf(facts(waiting)))
                .isInstanceOf(KeySupersededException.class);
        assertThatThrownBy(() -> ring.protect(KEY, "Ada")).isInstanceOf(ErasedKeyException.class);
    }

    @Test
    void refusesAnotherMasterKeyBeforeAnythingIsStored() {
        ring.storeKeysOf(facts(ring.protect(KEY, "Ada")));
        byte[] other = new byte[32];
        other[0] = 1;
        var wrong = MasterKey.parse(Base64.getEncoder().encodeToString(other));

        assertThatThrownBy(() -> new KeyStore(keys.database(), wrong))
                .isInstanceOf(WrongMasterKeyException.class)
                .hasMessageContaining("LECTERN_MASTER_KEY");
        assertThat(keys.count()).isOne();
    }

    /**
     * As at a start with a new master key in front of the old one, and later without the old one.
     */
    @Test
    void wrapsAllKeysAnewOnceThereIsANewMasterKey() {
        ProtectedText text = ring.protect(KEY, "Ada");
        ring.storeKeysOf(facts(text));
        keys.bury(KeyId.of(HACK, new MemberId("gone")));
        KeyStore store = keys.store();
        for (int i = 0; i < 1_200; i++) {
            store.add(PersonalKey.generate(KeyId.of(HACK, new MemberId("m" + i))));
        }
        byte[] other = new byte[32];
        other[0] = 1;
        String newest = Base64.getEncoder().encodeToString(other);

        var rotated =
                new KeyStore(
                        keys.database(),
                        MasterKey.parse(newest + '\n' + RunningService.MASTER_KEY));

        assertThat(rotated.find(KEY).orElseThrow().reveal(text)).isEqualTo("Ada");
        var alone = new KeyStore(keys.database(), MasterKey.parse(newest));
        assertThat(alone.find(KEY).orElseThrow().reveal(text)).isEqualTo("Ada");
        assertThatThrownBy(() -> alone.find(KeyId.of(HACK, new MemberId("gone"))))
                .isInstanceOf(ErasedKeyException.class);
        assertThatThrownBy(keys::store).isInstanceOf(WrongMasterKeyException.class);
    }
}
