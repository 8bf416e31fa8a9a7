package dev.lectern.eventstore.index;

import java.util.HashSet;
import java.util.Set;

/**
 * The keys by which an event is found.
 *
 * @param stored distinct keys of each tag with the event's type, as stored
 * @param tags keys of each tag alone, for memory
 */
public record EventKeys(Set<Long> stored, Set<Long> tags) {

    public static EventKeys of(String type, Set<String> tags) {
        var stored = new HashSet<Long>();
        var alone = new HashSet<Long>();
        for (String tag : tags) { // two tags of one event may share a key
            stored.add(Keys.of(tag, type));
            alone.add(Keys.of(tag));
        }
        return new EventKeys(stored, alone);
    }
}
