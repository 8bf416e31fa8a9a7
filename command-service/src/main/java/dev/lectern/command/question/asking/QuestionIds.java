package dev.lectern.command.question.asking;

import dev.lectern.api.QuestionId;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Makes ids of questions. They begin with the minute, so that neighbours in time are neighbours in
 * an index; not with a finer time, by which an anonymous author could be recognised.
 */
final class QuestionIds {

    private static final int RANDOM_BYTES = 14;
    private static final long SECONDS_OF_A_MINUTE = 60;

    private final SecureRandom random = new SecureRandom();

    QuestionId next(Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new QuestionId(
                HexFormat.of().toHexDigits((int) (now.getEpochSecond() / SECONDS_OF_A_MINUTE))
                        + HexFormat.of().formatHex(bytes));
    }
}
