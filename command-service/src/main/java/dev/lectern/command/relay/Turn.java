package dev.lectern.command.relay;

import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.UUID;

/** Relaying from one start to whatever ends it, with what is known for so long. */
final class Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private final RelayTopics topics;
    private final RelayProducer producer;
    private final RelayTopics.Events topic;
    private final UUID incarnation;
    private final long start;
    private final Chains chains;
    private final Offsets offsets;
    private final EventRecords records;

    /**
     * Fences whoever relayed before, and finds out where to go on.
     *
     * @throws RelayHaltedException if going on from anywhere would skip or repeat something
     */
    Turn(EventLog log, RelayTopics topics, ProgressReader progress, RelayProducer producer) {
        this.topics = topics;
        this.producer = producer;
        this.topic = topics.ensure();
        producer.takeOver();
        this.incarnation = log.incarnation();
        Progress last = progress.last().orElse(null);
        if (last != null) {
            requireSameHistory(log, last);
        }
        if (last != null && last.topicId().equals(topic.id())) {
            requireSamePartitions(last);
            this.start = last.position();
            this.chains = new Chains(last.partitions());
        } else {
            if (progress.findsEvents(topic.partitions())) {
                throw new RelayHaltedException(
                        "The topic holds events, and the record of how far it has come is lost");
            }
            if (last != null) {
                LOG.warn("The events' topic was created anew: everything is relayed again");
            }
            this.start = 0;
            this.chains = Chains.of(topic.partitions());
        }
        this.offsets = new Offsets(topics.ends(topic));
        this.records = new EventRecords(incarnation, chains);
    }

    /** The position after which it begins. */
    long start() {
        return start;
    }

    private void requireSameHistory(EventLog log, Progress last) {
        if (!last.incarnation().equals(incarnation)) {
            throw new RelayHaltedException(
                    "The topic is at position %d of another store, %s"
                            .formatted(last.position(), last.incarnation()));
        }
        List<StoredEvent> stored = log.read(last.position() - 1, 1);
        if (stored.isEmpty() || !stored.getFirst().id().equals(last.eventId())) {
            // What an older store writes from now on stands on the topic as something else.
            throw new RelayHaltedException(
                    "The topic is at position %d, and the store does not hold the event that was there: an older store was restored"
                            .formatted(last.position()));
        }
    }

    private void requireSamePartitions(Progress last) {
        if (last.partitions().size() != topic.partitions()) {
            throw new RelayHaltedException(
                    "The topic had %d partitions up to position %d, and now it has %d: conferences would change theirs"
                            .formatted(
                                    last.partitions().size(), last.position(), topic.partitions()));
        }
    }

    /** Relays the next events of the log, all or none. */
    void relay(List<StoredEvent> events) {
        StoredEvent last = events.getLast();
        producer.send(
                events,
                records,
                () ->
                        new Progress(
                                last.position(), last.id(), incarnation, topic.id(), chains.last()),
                this::check);
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
