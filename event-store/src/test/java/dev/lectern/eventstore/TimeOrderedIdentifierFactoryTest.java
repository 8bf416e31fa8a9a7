package dev.lectern.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TimeOrderedIdentifierFactoryTest {

    private final TimeOrderedIdentifierFactory factory = new TimeOrderedIdentifierFactory();

    @Test
    void isTheOneThatAxonUses() {
        assertThat(IdentifierFactory.getInstance())
                .isInstanceOf(TimeOrderedIdentifierFactory.class);
    }

    @Test
    void makesUuidsOfVersion7ThatBeginWithTheTime() {
        long millis = 0x0190_1234_5678L;

        UUID id = factory.next(millis);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
        assertThat(factory.next(millis + 1).toString()).isGreaterThan(id.toString());
        assertThat(UUID.fromString(factory.generateIdentifier()).version()).isEqualTo(7);
    }

    @Test
    void makesNoneTwiceInOneMillisecondOnManyThreads() {
        var ids =
                IntStream.range(0, 200_000)
                        .parallel()
                        .mapToObj(_ -> factory.next(1))
                        .collect(Collectors.toSet());

        assertThat(ids).hasSize(200_000);
    }

    /** One that counts, however it mixes: who knows an id would know the next one. */
    @Test
    void tellsNothingOfOneIdByAnother() {
        var steps = IntStream.range(0, 10_000).mapToObj(_ -> unmixed(factory.next(1))).toList();
        var differences =
                IntStream.range(1, steps.size())
                        .mapToObj(i -> steps.get(i) - steps.get(i - 1))
                        .collect(Collectors.toSet());

        assertThat(differences).hasSize(steps.size() - 1);
    }

    /** The number that SplitMix64 would have made the random bits of. */
    private static long unmixed(UUID id) {
        long z = (id.getLeastSignificantBits() << 2) | (id.getMostSignificantBits() & 3);
        z = unshift(z, 31) * 0x319642b2d24d8ec3L;
        z = unshift(z, 27) * 0x96de1b173f119089L;
        return unshift(z, 30);
    }

    private static long unshift(long number, int bits) {
        long result = number;
        for (int known = bits; known < Long.SIZE; known += bits) {
            result = number ^ (result >>> bits);
        }
        return result;
    }
}
