package dev.lectern.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;
import java.util.stream.IntStream;

class PersonalKeyTest {

    private static final KeyId ANN =
            KeyId.of(new ConferenceId("civic-2026"), new MemberId("judge-ann"));
    private static final KeyId BEN =
            KeyId.of(new ConferenceId("civic-2026"), new MemberId("judge-ben"));

    private final PersonalKey key = PersonalKey.generate(ANN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Good stab at the problem!",
                "line\nline\r\n\ttab \u0000 nul",
                "\ufeffwith a mark",
                "Grüße, ¿qué?",
                "\ud83d\udc69\u200d\ud83d\udcbb\ud83c\udff4\u200d\u2620\ufe0f", // joined emoji
                "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
                "e\u0301 is not \u00e9", // a combining mark is not normalised away
                "\ufffd\uffff"
            })
    void aTextComesBackAsItWas(String text) {
        assertThat(key.reveal(key.protect(text))).isEqualTo(text);
    }

    @Test
    void aLongTextComesBackAsItWas() {
        String text = "\ud83d\ude00x".repeat(100_000);

        assertThat(key.reveal(key.protect(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xd800, 0xdfff})
    void halfASurrogatePairIsRefusedRatherThanChanged(int half) {
        for (String text : new String[] {"", "a", "\ud83d\ude00"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> key.protect(text + (char) half + "b"))
                    .withMessageNotContaining("b" + (char) half);
        }
    }

    @Test
    void theSameTextUnderTheSameKeyIsTheSameValue() {
        assertThat(key.protect("the same again")).isEqualTo(key.protect("the same again"));
        assertThat(key.protect("the same again")).isNotEqualTo(key.protect("the same agaim"));
        assertThat(key.protect("é")).isNotEqualTo(key.protect("e\u0301"));
    }

    @Test
    void anotherKeyMakesAnotherTextOfIt() {
        ProtectedText here = key.protect("text");

        assertThat(PersonalKey.generate(ANN).protect("text").ciphertext())
                .isNotEqualTo(here.ciphertext());
        assertThat(PersonalKey.generate(BEN).protect("text").ciphertext())
                .isNotEqualTo(here.ciphertext());
    }

    @Test
    void nothingOfTheTextIsInTheCiphertext() {
        ProtectedText text = key.protect("secret");

        assertThat(text.toString()).doesNotContain("secret");
        assertThat(new String(Base64.getUrlDecoder().decode(text.ciphertext()), US_ASCII))
                .doesNotContain("secret");
    }

    @Test
    void aCiphertextWithAnyBitChangedIsUnreadable() {
        byte[] bytes = Base64.getUrlDecoder().decode(key.protect("text").ciphertext());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertUnreadable(key, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Test
    void aCiphertextWithAnyCharacterChangedIsUnreadable() {
        String ciphertext = key.protect("text").ciphertext();

        // Twenty bytes are 26 2/3 characters: the last one has spare bits, which count as well.
        IntStream.range(0, ciphertext.length())
                .mapToObj(i -> {
                    var changed = new StringBuilder(ciphertext);
                    changed.setCharAt(i, ciphertext.charAt(i) == 'B' ? 'C' : 'B');
                    return changed.toString();
                })
                .forEach(changed -> assertUnreadable(key, changed));
        assertUnreadable(key, ciphertext + "=");
        assertUnreadable(key, ciphertext + "A");
        assertUnreadable(key, ciphertext.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoCiphertextIsUnreadable(String ciphertext) {
        assertUnreadable(key, ciphertext);
    }

    @Test
    void aTextUnderAnotherKeyIsUnreadable() {
        assertUnreadable(PersonalKey.generate(ANN), key.protect("text").ciphertext());
    }

    @Test
    void aKeyUnderAForeignIdReadsNothing() {
        MasterKey master = masterKey(1);
        ProtectedText text = key.protect("text");

        assertThatExceptionOfType(UnreadableTextException.class)
                .isThrownBy(() -> PersonalKey.unwrap(BEN, key.wrap(master), master))
                .withMessageContaining(BEN.value());
        assertUnreadable(key, new ProtectedText(BEN, text.ciphertext()));
    }

    @Test
    void aWrappedKeyIsTheSameKeyAfterUnwrapping() {
        MasterKey master = masterKey(1);

        PersonalKey unwrapped = PersonalKey.unwrap(ANN, key.wrap(master), master);

        assertThat(unwrapped.id()).isEqualTo(ANN);
        assertThat(unwrapped.reveal(key.protect("text"))).isEqualTo("text");
        assertThat(unwrapped.protect("text")).isEqualTo(key.protect("text"));
        assertThat(key.wrap(master)).isNotEqualTo(key.wrap(master));
    }

    @Test
    void anotherMasterKeyOrAChangedWrappingUnwrapsNothing() {
        byte[] wrapped = key.wrap(masterKey(1));
        byte[] changed = wrapped.clone();
        changed[changed.length / 2] ^= 1;

        assertThatExceptionOfType(UnreadableTextException.class)
                .isThrownBy(() -> PersonalKey.unwrap(ANN, wrapped, masterKey(2)));
        assertThatExceptionOfType(UnreadableTextException.class)
                .isThrownBy(() -> PersonalKey.unwrap(ANN, changed, masterKey(1)));
        assertThatExceptionOfType(UnreadableTextException.class)
                .isThrownBy(() -> PersonalKey.unwrap(ANN, new byte[0], masterKey(1)));
    }

    @Test
    void manyThreadsMayUseOneKey() {
        assertThat(
                        IntStream.range(0, 20_000)
                                .parallel()
                                .mapToObj(Integer::toString)
                                .filter(text -> !key.reveal(key.protect(text)).equals(text)))
                .isEmpty();
    }

    private static void assertUnreadable(PersonalKey key, String ciphertext) {
        assertUnreadable(key, new ProtectedText(ANN, ciphertext));
    }

    private static void assertUnreadable(PersonalKey key, ProtectedText text) {
        assertThatExceptionOfType(UnreadableTextException.class)
                .as(text.ciphertext())
                .isThrownBy(() -> key.reveal(text))
                .withMessageContaining(ANN.value());
    }

    private static MasterKey masterKey(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return MasterKey.parse(Base64.getEncoder().encodeToString(bytes));
    }
}
