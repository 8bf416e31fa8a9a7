package dev.lectern.eventstore.write;

import dev.lectern.eventstore.FirstAppend;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.index.Memory;
import dev.lectern.eventstore.index.Tail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What one transaction stores, column by column, and the answers to give once it is committed. */
final class Batch {

    private final Head head;
    private long last;

    final List<Long> positions = new ArrayList<>();
    final List<UUID> ids = new ArrayList<>();
    final List<String> types = new ArrayList<>();
    final List<String> versions = new ArrayList<>();
    final List<String> payloads = new ArrayList<>();
    final List<String> metadata = new ArrayList<>();
    final List<String> tags = new ArrayList<>();
    final List<Long> keys = new ArrayList<>();
    final List<Long> keyPositions = new ArrayList<>();
    final Map<IdempotencyKey, FirstAppend> firstAppends = new LinkedHashMap<>();

    private final List<Accepted> accepted = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private final List<RuntimeException> refusals = new ArrayList<>();

    Batch(Head head) {
        this.head = head;
        this.last = head.position();
    }

    Instant recordedAt() {
        return head.recordedAt();
    }

    /** The last position once this is committed. */
    long last() {
        return last;
    }

    boolean isEmpty() {
        return positions.isEmpty();
    }

    int events() {
        return positions.size();
    }

    List<RuntimeException> refusals() {
        return refusals;
    }

    /**
     * @param tail before the append is added to it
     */
    void accept(AppendRequest request, Tail tail) {
        accepted.add(Accepted.of(request, tail));
        long first = last + 1;
        for (Draft draft : request.drafts()) {
            add(draft);
        }
        long end = last;
        if (request.key() != null) {
            var key = request.key();
            firstAppends.put(
                    key, new FirstAppend(key.fingerprint(), first, end, head.recordedAt()));
        }
        answers.add(() -> request.succeed(end));
    }

    void refuse(AppendRequest request, RuntimeException reason) {
        refusals.add(reason);
        answers.add(() -> request.fail(reason));
    }

    private void add(Draft draft) {
        long position = ++last;
        positions.add(position);
        ids.add(draft.id());
        types.add(draft.type());
        versions.add(draft.version());
        payloads.add(draft.payload());
        metadata.add(draft.metadata());
        tags.add(arrayLiteral(draft.tags()));
        for (Long key : draft.keys().stored()) {
            keys.add(key);
            keyPositions.add(position);
        }
    }

    private static String arrayLiteral(Set<String> elements) {
        var literal = new StringBuilder("{");
        for (String element : elements) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            literal.append('"')
                    .append(element.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }

    /** Once it is committed. */
    void tell(Memory memory) {
        accepted.forEach(append -> append.tell(memory, head.recordedAt()));
    }

    /**
     * Tells every caller; only after the commit, so that whoever was refused and reads again sees
     * why.
     */
    void answer() {
        answers.forEach(Runnable::run);
    }
}
