package dev.lectern.eventstore.read;

import dev.lectern.eventstore.Recall;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.Criteria;
import dev.lectern.eventstore.index.KeyedMarker;
import dev.lectern.eventstore.index.Memory;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The events that a decision rests on, as of one snapshot; page by page if there are many. */
public final class Sourcing {

    /**
     * A stream of events and what it takes into account.
     *
     * @param head the end of the log; 0 if memory alone was asked
     * @param upTo the same for each key, if the database was asked for keys
     */
    public record Sourced(long head, MessageStream<EventMessage> events, Map<Long, Long> upTo) {}

    private static final int LANES = 2;
    private static final long CACHE_BYTES = 32L << 20;

    private final Reader reader;
    private final Messages messages;
    private final long horizon;
    private final EventCache cache = new EventCache(CACHE_BYTES);
    private final SharedReads shared;

    /**
     * @param horizon how many events memory may be behind
     */
    public Sourcing(Reader reader, Messages messages, long horizon) {
        this.reader = reader;
        this.messages = messages;
        this.horizon = horizon;
        this.shared = new SharedReads(reader, cache, LANES);
    }

    /** What must be told of newer events. */
    public Memory memory() {
        return cache;
    }

    /**
     * @param recall null to ask the database and to answer with a plain marker
     */
    public Sourced source(Criteria criteria, long after, @Nullable Recall recall) {
        boolean keyed = recall != null && after == 0 && criteria.isKeyed();
        if (keyed && recall == Recall.REMEMBERED) {
            var remembered = Remembered.of(criteria, cache, horizon);
            if (remembered != null) {
                var events =
                        stream(entries(remembered.events()), new KeyedMarker(remembered.after()));
                return new Sourced(0, events, Map.of());
            }
        }
        SharedReads.Answer shared =
                after == 0 && criteria.isIndexed() && !criteria.needsTypes()
                        ? this.shared.read(criteria)
                        : null;
        if (shared != null) {
            return sourced(criteria, keyed, shared.head(), entries(shared.events()));
        }
        Reader.Page first = reader.matching(criteria, after, Long.MAX_VALUE);
        return sourced(criteria, keyed, first.head(), pages(criteria, first).map(messages::entry));
    }

    private static Sourced sourced(
            Criteria criteria, boolean keyed, long head, Stream<Entry<EventMessage>> entries) {
        Map<Long, Long> upTo = keyed ? upTo(criteria, head) : Map.of();
        return new Sourced(
                head, stream(entries, keyed ? new KeyedMarker(upTo) : new KeyedMarker(head)), upTo);
    }

    private Stream<Entry<EventMessage>> entries(List<RememberedEvent> events) {
        return events.stream().map(event -> event.entry(messages));
    }

    private static Map<Long, Long> upTo(Criteria criteria, Long head) {
        return Stream.of(criteria.keys(Set.of()))
                .collect(Collectors.toUnmodifiableMap(key -> key, _ -> head));
    }

    private static MessageStream<EventMessage> stream(
            Stream<Entry<EventMessage>> entries, ConsistencyMarker marker) {
        var end =
                new SimpleEntry<EventMessage>(
                        TerminalEventMessage.INSTANCE,
                        ConsistencyMarker.addToContext(Context.empty(), marker));
        return MessageStream.fromStream(
                Stream.concat(entries, Stream.of(end)), Entry::message, entry -> entry);
    }

    /**
     * The log only grows at its end: reading on up to the first page's head is reading the same
     * snapshot.
     */
    private Stream<StoredEvent> pages(Criteria criteria, Reader.Page first) {
        var pages =
                new Iterator<StoredEvent>() {
                    private Reader.Page page = first;
                    private Iterator<StoredEvent> events = first.events().iterator();

                    @Override
                    public boolean hasNext() {
                        while (!events.hasNext()) {
                            Long next = page.next();
                            if (next == null) {
                                return false;
                            }
                            page = reader.matching(criteria, next, first.head());
                            events = page.events().iterator();
                        }
                        return true;
                    }

                    @Override
                    public StoredEvent next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return events.next();
                    }
                };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false);
    }
}
