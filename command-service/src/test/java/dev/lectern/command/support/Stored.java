package dev.lectern.command.support;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.FactJson;
import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;

import java.util.List;

/** A fact as it is found in the store. */
public record Stored(long position, Fact fact) {

    private static final int MOST = 100_000;

    /** Everything after a position. */
    public static List<Stored> after(long position, RunningService service) {
        return service.bean(EventLog.class).read(position, MOST).stream().map(Stored::of).toList();
    }

    public static long head(RunningService service) {
        return service.bean(EventLog.class).head();
    }

    private static Stored of(StoredEvent event) {
        var type = new EventType(event.type(), Integer.parseInt(event.version()));
        return new Stored(event.position(), FactJson.read(type, event.payload()));
    }
}
