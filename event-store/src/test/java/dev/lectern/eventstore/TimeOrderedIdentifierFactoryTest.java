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
}
