package dev.lectern.eventstore.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.Criteria;

import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

class EventCacheTest {

    private final EventCache cache = new EventCache(5_000);

    private static Criteria ballot(int participant) {
        return Criteria.of(
                EventCriteria.havingTags(Tag.of("ballot", "1/" + participant))
                        .andBeingOneOfTypes("Cast"));
    }

    /** It has an event, or had one: a decision on such a claim would only be refused. */
    @Test
    void whatHadNoMoreRoomIsNotClaimedToBeUnknown() {
        for (int participant = 0; participant < 100; participant++) {
            cache.outdated(List.of(ballot(participant).keys(Set.of())), participant + 1L);
        }

        assertThat(Remembered.of(ballot(0), cache, 1_000)).isNull();
        assertThat(Remembered.of(ballot(99), cache, 1_000)).isNull();
        assertThat(Remembered.of(ballot(100), cache, 1_000)).isNotNull();
    }

    @Test
    void nothingIsLeftOfAHistoryThatIsNoMore() {
        for (int participant = 0; participant < 100; participant++) {
            cache.outdated(List.of(ballot(participant).keys(Set.of())), participant + 1L);
        }

        cache.forget();

        assertThat(Remembered.of(ballot(0), cache, 1_000)).isNotNull();
        assertThat(Remembered.of(ballot(99), cache, 1_000)).isNotNull();
    }

    private static StoredEvent cast(long position) {
        return new StoredEvent(
                position,
                new UUID(0, position),
                "Cast",
                "1",
                Instant.EPOCH,
                "{}",
                "{}",
                Set.of("ballot:1/1"));
    }

    private @Nullable List<Long> remembered() {
        var remembered = Remembered.of(ballot(1), cache, 1_000);
        return remembered == null
                ? null
                : remembered.events().stream().map(e -> e.event().position()).toList();
    }

    /** What lies between is another node's, or has the key of something else. */
    @Test
    void whatWasStoredIsRememberedOnlyWhereNothingLiesBetween() {
        List<Long> key = List.of(ballot(1).keys(Set.of()));

        cache.appended(cast(3), key, Map.of(key.getFirst(), 0L));
        assertThat(remembered()).containsExactly(3L);
        cache.appended(cast(5), key, Map.of(key.getFirst(), 4L));
        assertThat(remembered()).isNull();
    }

    @Test
    void whatWasStoredUnaskedIsToBeRead() {
        cache.appended(cast(3), List.of(ballot(1).keys(Set.of())), Map.of());

        assertThat(remembered()).isNull();
    }

    @Test
    void whatDidNotChangeStaysYoung() {
        List<Long> key = List.of(ballot(1).keys(Set.of()));
        cache.appended(cast(3), key, Map.of(key.getFirst(), 0L));

        cache.unchanged(Map.of(), 2_000);
        assertThat(remembered()).isNull();
        cache.unchanged(Map.of(key.getFirst(), 3L), 2_000);
        assertThat(remembered()).containsExactly(3L);
    }
}
