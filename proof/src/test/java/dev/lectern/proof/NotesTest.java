package dev.lectern.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {

    private static final Hash ROOT = new Hashing().leaf(new byte[] {1});

    private final NoteSigner signer = NoteSigner.generate("lectern.example/log");
    private final Checkpoint checkpoint = new Checkpoint("lectern.example/log", 12, ROOT);

    // As in the documentation of Go's golang.org/x/mod/sumdb/note.
    @Test
    void signsAsTheReferenceImplementation() {
        var reference =
                NoteSigner.parse(
                        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        assertThat(reference.publicKey())
                .hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        assertThat(
                        reference.sign(
                                """
                                If you think cryptography is the answer to your problem,
                                then you don't know what your problem is.
                                """))
                .isEqualTo(
                        """
                        If you think cryptography is the answer to your problem,
                        then you don't know what your problem is.

                        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                        """);
    }

    @Test
    void opensWhatATrustedKeyHasSigned() {
        assertThat(TrustedKeys.of(signer.publicKey()).open(signer.sign(checkpoint)))
                .isEqualTo(checkpoint);
    }

    @Test
    void keysAreReadAsTheyAreWritten() {
        assertThat(NoteKey.parse(signer.publicKey().toString()).toString())
                .isEqualTo(signer.publicKey().toString());
        assertThat(NoteSigner.parse(signer.privateKey() + "\n").sign(checkpoint))
                .isEqualTo(signer.sign(checkpoint));
    }

    @Test
    void doesNotOpenWhatAnotherKeyOfThatNameHasSigned() {
        var other = NoteSigner.generate(signer.publicKey().name());
        refuses(TrustedKeys.of(other.publicKey()), signer.sign(checkpoint), "another key");
    }

    @Test
    void doesNotOpenWhatWasChanged() {
        String note = signer.sign(checkpoint);
        TrustedKeys keys = TrustedKeys.of(signer.publicKey());
        refuses(keys, note.replace("\n12\n", "\n13\n"), "signature of");
        refuses(keys, note.replace("\n12\n", "\n012\n"), "size");
        refuses(keys, note.replace("\n12\n", "\n"), "no checkpoint");
        refuses(keys, note.substring(0, note.length() - 1), "no signed note");
        refuses(keys, note.replace("\n\n", "\n"), "no signed note");
        refuses(keys, note.replace("—", "-"), "no signature");
        refuses(keys, note.replace("\n12\n", "\n12\r\n"), "control characters");
    }

    @Test
    void doesNotOpenACheckpointOfAnotherLog() {
        String note = signer.sign(new Checkpoint("lectern.example/other", 12, ROOT));
        refuses(TrustedKeys.of(signer.publicKey()), note, "of lectern.example/other");
    }

    @Test
    void aKeySignsOnlyForTheSizesThatItIsTrustedFor() {
        var next = NoteSigner.generate(signer.publicKey().name());
        TrustedKeys keys =
                TrustedKeys.parse(
                        """
                        # The second replaced the first.
                        %s until=12
                        %s from=13
                        """
                                .formatted(signer.publicKey(), next.publicKey()));
        var later = new Checkpoint(checkpoint.origin(), 13, ROOT);
        assertThat(keys.open(signer.sign(checkpoint))).isEqualTo(checkpoint);
        assertThat(keys.open(next.sign(later))).isEqualTo(later);
        refuses(keys, signer.sign(later), "may not sign for 13 events");
        refuses(keys, next.sign(checkpoint), "may not sign for 12 events");
        assertThat(keys.origins()).containsExactly(checkpoint.origin());
    }

    @Test
    void othersMaySignAsWell() {
        String witness = NoteSigner.generate("witness.example").sign(checkpoint);
        String line = witness.substring(witness.lastIndexOf("\n\n") + 2);
        String both = signer.sign(checkpoint) + line;
        assertThat(TrustedKeys.of(signer.publicKey()).open(both)).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "name+key",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcZQ==",
                "PeterNeumann+c74f20a3+?",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW from=x",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW since=1"
            })
    void readsNothingElseAsPublicKeys(String text) {
        assertThatExceptionOfType(NoteException.class).isThrownBy(() -> TrustedKeys.parse(text));
    }

    @Test
    void saysNothingOfASecretThatIsMalformed() {
        String damaged = signer.privateKey().replace("PRIVATE+KEY+lectern", "PRIVATE+KEY+lecturn");
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> NoteSigner.parse(damaged))
                .withMessage("The private key of lecturn.example/log is damaged");
        assertThat(signer).hasToString("signer of " + signer.publicKey());
    }

    private static void refuses(TrustedKeys keys, String note, String because) {
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> keys.open(note))
                .withMessageContaining(because);
    }
}
