package dev.lectern.eventstore.read;

import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.Criteria;

import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;

import java.util.ArrayList;
import java.util.List;

/** Streams that follow the log. */
public final class Streaming {

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

        private Cursor(Criteria criteria, long position) {
            this.criteria = criteria;
            this.position = position;
        }

        private List<StoredEvent> fetch() {
            while (true) {
                List<StoredEvent> page = log.read(position, pageSize);
                if (page.isEmpty()) {
                    return page;
                }
                position = page.getLast().position();
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
    }
}
