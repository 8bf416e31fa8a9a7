package dev.lectern.eventstore.write;

import dev.lectern.eventstore.index.Condition;
import dev.lectern.eventstore.index.Memory;
import dev.lectern.eventstore.index.Tail;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What memory can learn from an append once it is committed: its events, and that there were no
 * others of what its decision had read.
 *
 * @param first position
 * @param checked keys of which the log had no event between this position and the first
 */
record Accepted(List<Draft> drafts, long first, Map<Long, Long> checked) {

    /**
     * Of an append whose condition was met.
     *
     * @param tail before the append is added to it
     */
    static Accepted of(AppendRequest request, Tail tail) {
        var checked = new HashMap<Long, Long>();
        Condition condition = request.condition();
        if (condition != null) {
            condition
                    .afterByKey()
                    .forEach((key, after) -> {
                        if (!tail.mayHave(key, after)) {
                            checked.put(key, after);
                        }
                    });
        }
        return new Accepted(request.drafts(), tail.head() + 1, checked);
    }

    void tell(Memory memory, Instant recordedAt) {
        var unbroken = new HashMap<>(checked);
        long position = first;
        for (Draft draft : drafts) {
            List<Long> keys = draft.keys().stored();
            memory.appended(draft.stored(position, recordedAt), keys, unbroken);
            for (Long key : keys) {
                unbroken.replace(key, position);
            }
            position++;
        }
        memory.unchanged(unbroken, position - 1);
    }
}
