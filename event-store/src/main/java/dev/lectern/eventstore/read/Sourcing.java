package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.Criteria;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The events that a decision rests on, as of one snapshot; page by page if there are many. */
public final class Sourcing {

    /** A stream of events and the end of the log that it takes into account. */
    public record Sourced(long head, MessageStream<EventMessage> events) {}

    private static final int LANES = 2;
    private static final long CACHE_BYTES = 32L << 20;

    private final Reader reader;
    private final Messages messages;
    private final SharedReads shared;

    public Sourcing(Reader reader, Messages messages) {
        this.reader = reader;
        this.messages = messages;
        this.shared = new SharedReads(reader, new EventCache(CACHE_BYTES), LANES);
    }

    public Sourced source(Criteria criteria, long after) {
        Reader.@Nullable Page first = null;
        if (after == 0 && criteria.isIndexed() && !criteria.needsTypes()) {
            first = shared.read(criteria);
        }
        if (first == null) {
            first = reader.matching(criteria, after, Long.MAX_VALUE);
        }
        return sourced(criteria, first);
    }

    private Sourced sourced(Criteria criteria, Reader.Page first) {
        Stream<StoredEvent> events =
                first.next() == null ? first.events().stream() : pages(criteria, first);
        var marker =
                new SimpleEntry<EventMessage>(
                        TerminalEventMessage.INSTANCE,
                        ConsistencyMarker.addToContext(
                                Context.empty(), new GlobalIndexConsistencyMarker(first.head())));
        Stream<Entry<EventMessage>> entries =
                Stream.concat(events.map(messages::entry), Stream.of(marker));
        return new Sourced(
                first.head(), MessageStream.fromStream(entries, Entry::message, entry -> entry));
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
