package dev.lectern.eventstore.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The keys by which an event is found. They are kept for as long as the event is among the
 * youngest, so they are small.
 *
 * @param stored distinct keys of each tag with the event's type, as stored
 * @param tags distinct keys of each tag alone, for memory
 */
public record EventKeys(List<Long> stored, List<Long> tags) {

    public EventKeys {
        stored = List.copyOf(stored);
        tags = List.copyOf(tags);
    }

    public static EventKeys of(String type, Collection<String> tags) {
        var stored = new ArrayList<Long>(tags.size());
        var alone = new ArrayList<Long>(tags.size());
        for (String tag : tags) {
            addIfAbsent(stored, Keys.of(tag, type));
            addIfAbsent(alone, Keys.of(tag));
        }
        return new EventKeys(stored, alone);
    }

    /** Two tags of one event may share a key. */
    private static void addIfAbsent(List<Long> keys, Long key) {
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }
}
