package dev.lectern.query.text;

import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.PersonalKey;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decrypts what an answer needs, with one question to the key store. */
@Component
public class Texts {

    private final Keyring keyring;

    Texts(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * @param texts everything that is going to be revealed; absent ones are ignored
     * @throws KeysUnavailableException if the key store cannot be asked
     * @throws dev.lectern.api.privacy.UnreadableTextException if a key is not the right one
     */
    public Revealed open(Collection<? extends @Nullable ProtectedText> texts) {
        return new Revealed(
                keyring.open(
                        texts.stream()
                                .filter(Objects::nonNull)
                                .map(ProtectedText::key)
                                .collect(Collectors.toSet())));
    }

    /** Reveals the texts that it was opened for. */
    public static final class Revealed {

        private final Map<KeyId, Optional<PersonalKey>> keys;

        private Revealed(Map<KeyId, Optional<PersonalKey>> keys) {
            this.keys = keys;
        }

        /**
         * @return the text; {@code null} if there is none, or its key was destroyed
         * @throws dev.lectern.api.privacy.UnreadableTextException if it does not decrypt
         */
        public @Nullable String text(@Nullable ProtectedText text) {
            return text == null ? null : key(text).map(key -> key.reveal(text)).orElse(null);
        }

        /**
         * @return {@code true} if there was a text and its key was destroyed, else {@code null}: a
         *     member that is only there where it says something
         */
        public @Nullable Boolean erased(@Nullable ProtectedText text) {
            return (text != null && key(text).isEmpty()) ? true : null;
        }

        private Optional<PersonalKey> key(ProtectedText text) {
            return Objects.requireNonNull(keys.get(text.key()), "opened for other texts");
        }
    }
}
