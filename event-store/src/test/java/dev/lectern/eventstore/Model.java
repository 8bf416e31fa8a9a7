package dev.lectern.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a store should hold: a list, and who used which idempotency key first. */
final class Model {

    /** An event; its payload is its number, so that no two are alike. */
    record Expected(String type, List<String> tags, String payload) {}

    /** The append that a key was used for first. */
    record First(int fingerprint, long position) {}

    private final List<Expected> log = new ArrayList<>();
    private final Map<Integer, First> keys = new HashMap<>();
    private int payloads;

    List<Expected> events(List<Step.Fact> facts) {
        return facts.stream()
                .map(fact -> new Expected(fact.type(), fact.tags(), String.valueOf(payloads++)))
                .toList();
    }

    long size() {
        return log.size();
    }

    /** The marker of somebody who read so many events ago. */
    long marker(int age) {
        return Math.max(0, log.size() - age);
    }

    void append(List<Expected> events) {
        log.addAll(events);
    }

    void appendOnce(Step.AppendOnce step, List<Expected> events) {
        keys.put(step.key(), new First(step.fingerprint(), log.size() + 1L));
        log.addAll(events);
    }

    boolean isUsed(Step.AppendOnce step) {
        return keys.containsKey(step.key());
    }

    First first(Step.AppendOnce step) {
        return keys.getOrDefault(step.key(), new First(-1, -1));
    }

    List<String> payloads() {
        return log.stream().map(Expected::payload).toList();
    }

    /** Payloads of what meets one of the criteria above the position. */
    List<String> matching(List<Step.Query> criteria, long after) {
        return log.stream()
                .skip(after)
                .filter(event -> criteria.stream().anyMatch(query -> meets(query, event)))
                .map(Expected::payload)
                .toList();
    }

    private static boolean meets(Step.Query query, Expected event) {
        return event.tags().containsAll(query.tags())
                && (query.types().isEmpty() || query.types().contains(event.type()));
    }
}
