package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.query.projection.Reach.Partition;
import dev.lectern.query.projection.Reach.Verdict;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** When rebuilt tables may take the live ones' place. */
class ReachTest {

    private static final UUID STORE = UUID.randomUUID();
    private static final Topic TOPIC = new Topic("a", 2);
    private static final Reach LIVE = reach(TOPIC, at(0, 10, 0L), at(1, 20, 0L));

    private static Reach reach(Topic topic, Partition... partitions) {
        return new Reach(topic, false, List.of(partitions));
    }

    private static Partition at(int number, long position, @Nullable Long behind) {
        return new Partition(number, position, position == 0 ? null : STORE, behind, false);
    }

    private static Partition ofAnotherStore(int number, long position, long behind) {
        return new Partition(number, position, new UUID(1, 1), behind, false);
    }

    @Test
    void whenTheyHoldWhateverReadersHaveSeen() {
        assertThat(reach(TOPIC, at(0, 10, null), at(1, 20, null)).verdict(LIVE))
                .isEqualTo(Verdict.READY);
        assertThat(reach(TOPIC, at(0, 30, 5L), at(1, 20, 5L)).verdict(LIVE))
                .isEqualTo(Verdict.READY);
        assertThat(reach(TOPIC, at(0, 30, 0L), at(1, 19, 0L)).verdict(LIVE))
                .as("each partition for itself")
                .isEqualTo(Verdict.CLOSE);
    }

    @Test
    void closeOrFarByHowMuchThereIsToRead() {
        assertThat(reach(TOPIC, at(0, 9, 1000L), at(1, 19, 1000L)).verdict(LIVE))
                .isEqualTo(Verdict.CLOSE);
        assertThat(reach(TOPIC, at(0, 9, 1001L), at(1, 19, 0L)).verdict(LIVE))
                .isEqualTo(Verdict.FILLING);
        assertThat(reach(TOPIC, at(0, 9, null), at(1, 19, 0L)).verdict(LIVE))
                .isEqualTo(Verdict.FILLING);
    }

    @Test
    void notBeforeEveryPartitionIsFollowed() {
        assertThat(reach(TOPIC, at(1, 20, 0L)).verdict(reach(TOPIC, at(1, 20, 0L))))
                .isEqualTo(Verdict.FILLING);
        assertThat(new Reach(null, true, List.of()).verdict(LIVE)).isEqualTo(Verdict.FILLING);
        assertThat(reach(TOPIC, at(0, 0, 0L), at(1, 0, 0L)).verdict(reach(TOPIC)))
                .as("an empty topic")
                .isEqualTo(Verdict.READY);
    }

    @Test
    void notWhenOneIsStopped() {
        assertThat(reach(TOPIC, at(0, 10, 0L), new Partition(1, 20, STORE, 0L, true)).verdict(LIVE))
                .isEqualTo(Verdict.STOPPED);
    }

    @Test
    void notFromATopicThatIsStillBeingFilled() {
        Topic relayed = new Topic("b", 2);
        assertThat(reach(relayed, at(0, 0, 0L), at(1, 0, 0L)).verdict(LIVE))
                .isNotEqualTo(Verdict.READY);
        assertThat(reach(relayed, at(0, 10, 0L), at(1, 20, 0L)).verdict(LIVE))
                .isEqualTo(Verdict.READY);
    }

    @Test
    void fromATopicOfOtherPartitionsWhenAllOfItIsRead() {
        Topic wider = new Topic("b", 3);
        assertThat(reach(wider, at(0, 20, 0L), at(1, 3, 0L), at(2, 4, 0L)).verdict(LIVE))
                .isEqualTo(Verdict.READY);
        assertThat(reach(wider, at(0, 20, 0L), at(1, 3, 1L), at(2, 4, 0L)).verdict(LIVE))
                .isEqualTo(Verdict.CLOSE);
        assertThat(reach(wider, at(0, 19, 0L), at(1, 3, 0L), at(2, 4, 0L)).verdict(LIVE))
                .isEqualTo(Verdict.CLOSE);
    }

    @Test
    void ofAnotherStoreOnlyByConsent() {
        var partitions = List.of(ofAnotherStore(0, 1, 0), ofAnotherStore(1, 2, 0));
        assertThat(new Reach(TOPIC, false, partitions).verdict(LIVE))
                .isEqualTo(Verdict.OTHER_STORE);
        assertThat(new Reach(TOPIC, true, partitions).verdict(LIVE)).isEqualTo(Verdict.READY);
        assertThat(
                        new Reach(
                                        TOPIC,
                                        true,
                                        List.of(ofAnotherStore(0, 1, 0), ofAnotherStore(1, 2, 3)))
                                .verdict(LIVE))
                .as("not before its end")
                .isEqualTo(Verdict.CLOSE);
    }
}
