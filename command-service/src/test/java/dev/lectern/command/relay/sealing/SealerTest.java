package dev.lectern.command.relay.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.wire.Seal;
import dev.lectern.command.support.RunningService;
import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.NoteSigner;
import dev.lectern.proof.TrustedKeys;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SealerTest {

    private static final RunningService SERVICE = RunningService.start();
    private static final EventLog LOG = SERVICE.bean(EventLog.class);

    private final NoteSigner signer = NoteSigner.generate("lectern.example/log");
    private final Topic topic = new Topic();

    @BeforeAll
    static void write() {
        SERVICE.put("/api/conferences/hack", "{\"title\": \"T\"}");
        for (int i = 0; i < 20; i++) {
            SERVICE.put("/api/conferences/hack/demos/d" + i, "{\"title\": \"T\"}");
        }
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    /** In the place of Kafka, to fail when it is told to. */
    private static final class Topic implements Ground {

        private final List<Seal> published = new ArrayList<>();
        private final List<Seal> attempted = new ArrayList<>();
        private Optional<String> progress = Optional.empty();
        private boolean refuses;
        private boolean losesAnswers;

        @Override
        public String topic() {
            return "id";
        }

        @Override
        public Optional<String> progress() {
            return progress;
        }

        @Override
        public boolean findsCheckpoints() {
            return !published.isEmpty();
        }

        @Override
        public long publish(String part, String sealed) {
            attempted.add(Seal.fromJson(part));
            if (refuses) {
                throw new KafkaException("The process was killed before it was written");
            }
            published.add(Seal.fromJson(part));
            progress = Optional.of(sealed);
            if (losesAnswers) {
                throw new KafkaException("The process was killed before it knew");
            }
            return published.size();
        }
    }

    private static StoredEvent result(long position) {
        StoredEvent like = LOG.read(position - 1, 1).getFirst();
        return new StoredEvent(
                position,
                like.id(),
                "lectern.judging.RankingPublished",
                like.version(),
                like.recordedAt(),
                like.payload(),
                like.metadata(),
                like.tags());
    }

    @Test
    void waitsForMoreBeforeItSignsUnlessAResultIsPublished() {
        var sealer = new Sealer(LOG, signer, topic, Duration.ofDays(1));
        sealer.take(LOG.read(0, 2));
        sealer.step(2);
        assertThat(topic.published).isEmpty();

        sealer.take(List.of(result(3)));
        sealer.step(3);

        assertThat(topic.published).hasSize(1);
        assertThat(open(topic.published.getFirst()).size()).isEqualTo(3);
    }

    private Checkpoint open(Seal seal) {
        return TrustedKeys.of(signer.publicKey()).open(seal.checkpoint());
    }

    // Whether it is stopped before or after the part is there: a size has one root for good.
    @Test
    void neverSignsTwoRootsForOneSize() {
        for (int i = 1; i <= 20; i++) {
            topic.refuses = i % 3 == 1;
            topic.losesAnswers = i % 3 == 2;
            var sealer = new Sealer(LOG, signer, topic, Duration.ZERO);
            long relayed = sealer.size() + 1;
            if (topic.refuses || topic.losesAnswers) {
                assertThatThrownBy(() -> sealer.step(relayed)).isInstanceOf(KafkaException.class);
            } else {
                sealer.step(relayed);
            }
        }
        Map<Long, Checkpoint> signed = new HashMap<>();
        for (Seal seal : topic.attempted) {
            Checkpoint checkpoint = open(seal);
            assertThat(signed.merge(checkpoint.size(), checkpoint, (before, _) -> before))
                    .isEqualTo(checkpoint);
        }
        assertThat(signed).hasSizeLessThan(topic.attempted.size());
        long next = 1;
        for (Seal seal : topic.published) {
            assertThat(seal.from()).isEqualTo(next);
            next = open(seal).size() + 1;
        }
    }
}
