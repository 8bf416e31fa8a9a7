package dev.lectern.eventstore.read;

import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.Criteria;

import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Streams that follow the log. */
public final class Streaming {

    private final Executor readers = task -> Thread.ofVirtual().start(task);
    private final EventLog log;
    private final Messages messages;
    private final int pageSize;

    public Streaming(EventLog log, Messages messages, int pageSize) {
        this.log = log;
        this.messages = messages;
        this.pageSize = pageSize;
    }

    public MessageStream<EventMessage> stream(Criteria criteria, long after) {
        var cursor = new Cursor(criteria, after);
        return new ContinuousMessageStream<StoredEvent>(
                last -> cursor.fetch(),
                messages::entry,
                (stream, callback) -> {
                    var subscription = log.onAppend(callback);
                    return () -> {
                        subscription.close();
                        return true;
                    };
                });
    }

    /** Where one stream is; its position also moves past events that do not match. */
    private final class Cursor {

        private final Criteria criteria;
        private long position;
        private @Nullable CompletableFuture<List<StoredEvent>> ahead;

        private Cursor(Criteria criteria, long position) {
            this.criteria = criteria;
            this.position = position;
        }

        private List<StoredEvent> fetch() {
            while (true) {
                List<StoredEvent> page = page();
                if (page.isEmpty()) {
                    return page;
                }
                position = page.getLast().position();
                if (page.size()
                        == pageSize) { // far from the end: read on while this page is worked on
                    long from = position;
                    ahead = CompletableFuture.supplyAsync(() -> log.read(from, pageSize), readers);
                }
                var matching = new ArrayList<StoredEvent>(page.size());
                for (StoredEvent event : page) {
                    if (criteria.matches(event.type(), event.tags())) {
                        matching.add(event);
                    }
                }
                if (!matching.isEmpty()) {
                    return matching;
                }
            }
        }

        private List<StoredEvent> page() {
            var prepared = ahead;
            ahead = null;
            if (prepared != null) {
                try {
                    List<StoredEvent> page = prepared.join();
                    if (!page.isEmpty()) {
                        return page;
                    }
                } catch (CompletionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    throw e;
                }
            }
            return log.read(position, pageSize);
        }
    }
}
