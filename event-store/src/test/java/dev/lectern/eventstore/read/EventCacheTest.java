package dev.lectern.eventstore.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.eventstore.index.Criteria;

import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class EventCacheTest {

    private final EventCache cache = new EventCache(1_000);

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
}
