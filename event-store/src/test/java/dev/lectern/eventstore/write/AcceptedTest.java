package dev.lectern.eventstore.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.eventstore.index.Condition;
import dev.lectern.eventstore.index.Criteria;
import dev.lectern.eventstore.index.EventKeys;
import dev.lectern.eventstore.index.Tail;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

class AcceptedTest {

    private static final long SHARED = 7;
    private static final long OWN = 8;

    /** It does not conflict, and is not what memory may claim to be without events. */
    @Test
    void aKeyThatSomethingElseHasAsWellIsNotRememberedToBeComplete() {
        var tail = new Tail(10);
        tail.restartAt(0);
        tail.add(1, "Cast", Set.of("other:1"), new EventKeys(List.of(SHARED), List.of()));
        var criteria =
                Criteria.of(
                        EventCriteria.havingTags(Tag.of("ballot", "1")).andBeingOneOfTypes("Cast"));
        var condition =
                new Condition(0, Map.of(SHARED, 0L, OWN, 0L), criteria, ConsistencyMarker.ORIGIN);
        var request = new AppendRequest(condition, List.of(), null, null);

        assertThat(Accepted.of(request, tail).checked()).containsOnlyKeys(OWN);
    }
}
