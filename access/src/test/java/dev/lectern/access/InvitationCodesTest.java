package dev.lectern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.privacy.MasterKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

class InvitationCodesTest {

    private static final ConferenceId HACK = new ConferenceId("hack");
    private static final Invitation INVITATION = new Invitation(2, 17);

    private final InvitationCodes codes = codes(0);

    /**
     * @param masters the newest first
     */
    private static InvitationCodes codes(int... masters) {
        return new InvitationCodes(
                MasterKey.parse(
                        Arrays.stream(masters)
                                .mapToObj(InvitationCodesTest::base64)
                                .collect(Collectors.joining(" "))));
    }

    private static String base64(int key) {
        byte[] material = new byte[32];
        material[0] = (byte) key;
        return Base64.getEncoder().encodeToString(material);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 17", "10000, 5000", "12166, 12166"})
    void tellWhichInvitationItIs(int batch, int number) {
        var invitation = new Invitation(batch, number);
        String code = codes.write(HACK, invitation);

        assertThat(code)
                .matches("([" + JoinCode.ALPHABET + "]{4}-){5}[" + JoinCode.ALPHABET + "]{4}");
        assertThat(codes.read(HACK, code)).contains(invitation);
        assertThat(codes.write(HACK, invitation)).isEqualTo(code);
    }

    @Test
    void areReadAsPeopleTypeThem() {
        String code = codes.write(HACK, INVITATION);

        assertThat(codes.read(HACK, code.toLowerCase(Locale.ROOT))).contains(INVITATION);
        assertThat(codes.read(HACK, code.replace("-", ""))).contains(INVITATION);
        assertThat(codes.read(HACK, ' ' + code.replace('-', ' '))).contains(INVITATION);
    }

    @Test
    void areWorthNothingInAnotherConferenceOrUnderAnotherKey() {
        String code = codes.write(HACK, INVITATION);

        assertThat(codes.read(new ConferenceId("other"), code)).isEmpty();
        assertThat(codes(1).read(HACK, code)).isEmpty();
    }

    @Test
    void ofAnOlderMasterKeyAreReadAsLongAsItIsGiven() {
        String code = codes.write(HACK, INVITATION);

        assertThat(codes(1, 0).read(HACK, code)).contains(INVITATION);
        assertThat(codes(1, 0).write(HACK, INVITATION)).isEqualTo(codes(1).write(HACK, INVITATION));
    }

    @Test
    void areWorthNothingWithAnyOtherLetter() {
        String code = codes.write(HACK, INVITATION).replace("-", "");
        for (int i = 0; i < code.length(); i++) {
            for (char other : JoinCode.ALPHABET.toCharArray()) {
                if (other != code.charAt(i)) {
                    String forged = code.substring(0, i) + other + code.substring(i + 1);
                    assertThat(codes.read(HACK, forged)).as(forged).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "2-17", "333333333333333333333333", "\u0130", "A-"})
    void areNothingElse(String text) {
        assertThat(codes.read(HACK, text)).isEmpty();
    }

    @Test
    void countNoFurtherThanTheirLetters() {
        assertThatThrownBy(() -> codes.write(HACK, new Invitation(12_167, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codes.write(HACK, new Invitation(1, 12_167)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
