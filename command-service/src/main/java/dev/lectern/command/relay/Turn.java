package dev.lectern.command.relay;

import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.UUID;

/** Relaying from one start to whatever ends it, with what is known for so long. */
final class Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private final EventLog log;
    private final RelayTopics topics;
    private final RelayProducer producer;
    private final RelayTopics.Events topic;
    private final UUID incarnation;
    private final Chains chains;
    private final Offsets offsets;
    private final EventRecords records;
    private @Nullable Progress last;

    /**
     * Fences whoever relayed before, and finds out where to go on.
     *
     * @throws RelayHaltedException if going on from anywhere would skip or repeat something
     */
    Turn(EventLog log, RelayTopics topics, ProgressReader progress, RelayProducer producer) {
        this.log = log;
        this.topics = topics;
        this.producer = producer;
        this.topic = topics.ensure();
        producer.takeOver();
        this.incarnation = log.incarnation();
        Progress found = progress.last().orElse(null);
        if (found != null) {
            requireSameStore(found);
            var _ = following(found, 0);
        }
        if (found != null && found.topicId().equals(topic.id())) {
            requireSamePartitions(found);
            this.last = found;
            this.chains = new Chains(found.partitions());
        } else {
            if (progress.findsEvents(topic.partitions())) {
                throw new RelayHaltedException(
                        "The topic holds events, and the record of how far it has come is lost");
            }
            if (found != null) {
                LOG.warn("The events' topic was created anew: everything is relayed again");
            }
            this.chains = Chains.of(topic.partitions());
        }
        this.offsets = new Offsets(topics.ends(topic));
        this.records = new EventRecords(incarnation, chains);
    }

    /** The last one on the topic. */
    long position() {
        return last == null ? 0 : last.position();
    }

    /**
     * The next events of the log.
     *
     * @param limit most of them
     * @throws RelayHaltedException if the store no longer holds what was relayed last
     */
    List<StoredEvent> next(int limit) {
        return last == null ? log.read(0, limit) : following(last, limit);
    }

    /**
     * Reads the last one on the topic with them: a store may be set back at any time, without an
     * error here, and what it writes from then on stands on the topic as something else.
     */
    private List<StoredEvent> following(Progress relayed, int limit) {
        List<StoredEvent> events = log.read(relayed.position() - 1, limit + 1);
        if (events.isEmpty() || !events.getFirst().id().equals(relayed.eventId())) {
            throw new RelayHaltedException(
                    "The topic is at position %d, and the store does not hold the event that was there: an older store was restored"
                            .formatted(relayed.position()));
        }
        return events.subList(1, events.size());
    }

    private void requireSameStore(Progress relayed) {
        if (!relayed.incarnation().equals(incarnation)) {
            throw new RelayHaltedException(
                    "The topic is at position %d of another store, %s"
                            .formatted(relayed.position(), relayed.incarnation()));
        }
    }

    private void requireSamePartitions(Progress relayed) {
        if (relayed.partitions().size() != topic.partitions()) {
            throw new RelayHaltedException(
                    "The topic had %d partitions up to position %d, and now it has %d: conferences would change theirs"
                            .formatted(
                                    relayed.partitions().size(),
                                    relayed.position(),
                                    topic.partitions()));
        }
    }

    /** Relays the next events of the log, all or none. */
    void relay(List<StoredEvent> events) {
        last = producer.send(events, records, () -> progress(events.getLast()), this::check);
    }

    private Progress progress(StoredEvent relayed) {
        return new Progress(
                relayed.position(), relayed.id(), incarnation, topic.id(), chains.last());
    }

    private void check(List<RecordMetadata> sent) {
        if (!offsets.prove(sent)) {
            confirmTopic();
        }
    }

    /**
     * @throws TopicReplacedException if it was deleted
     */
    void confirmTopic() {
        topics.confirm(topic);
    }
}
