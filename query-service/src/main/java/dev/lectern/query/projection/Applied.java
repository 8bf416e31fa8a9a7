package dev.lectern.query.projection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many events this instance has applied to each read model, live and rebuilt. */
final class Applied {

    private final Map<String, LongAdder> events = new ConcurrentHashMap<>();

    void add(String readModel, int more) {
        events.computeIfAbsent(readModel, x -> new LongAdder()).add(more);
    }

    long events(String readModel) {
        LongAdder adder = events.get(readModel);
        return adder == null ? 0 : adder.sum();
    }
}
