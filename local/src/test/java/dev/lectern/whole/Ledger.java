package dev.lectern.whole;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the clients sent, and what they were told of it; every command makes one event at most. */
final class Ledger {

    /** What became of a command, as far as its client knows. */
    enum Fate {
        /** Acknowledged: it is on record. */
        RECORDED,
        /** Acknowledged as having happened before. */
        NOTHING_NEW,
        REFUSED,
        /** No answer came, or one that promises nothing. */
        UNKNOWN
    }

    /** The position of a command that was recorded, where the answer that told it was lost. */
    static final long NOT_TOLD = 0;

    /**
     * @param id sent as the correlation id, with every attempt
     * @param position as it was answered
     */
    record Entry(String id, String path, String body, Fate fate, long position) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong recorded = new AtomicLong();

    void note(Entry entry) {
        entries.put(entry.id(), entry);
        if (entry.fate() == Fate.RECORDED) {
            recorded.incrementAndGet();
        }
    }

    /** How many commands have been acknowledged as recorded so far. */
    long recorded() {
        return recorded.get();
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    long count(Fate fate) {
        return entries.values().stream().filter(entry -> entry.fate() == fate).count();
    }
}
