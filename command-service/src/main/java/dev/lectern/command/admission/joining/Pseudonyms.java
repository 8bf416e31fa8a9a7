package dev.lectern.command.admission.joining;

import dev.lectern.api.ParticipantId;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names for participants that say nothing, not even who came first: 128 random bits. */
final class Pseudonyms {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    ParticipantId next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ParticipantId(HexFormat.of().formatHex(bytes));
    }
}
