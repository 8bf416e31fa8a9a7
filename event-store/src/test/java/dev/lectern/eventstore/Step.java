package dev.lectern.eventstore;

import java.util.List;

/** One thing that happens to a store; nodes are numbered. */
sealed interface Step {

    /** A criterion over a small alphabet of tags and types, so that histories meet. */
    record Query(List<String> tags, List<String> types) {}

    /** An event of the alphabet. */
    record Fact(String type, List<String> tags) {}

    /** Reads and remembers the marker. */
    record Source(int node, List<Query> criteria) implements Step {}

    /** Appends whatever else there is. */
    record Append(int node, List<Fact> facts) implements Step {}

    /**
     * Appends on a condition.
     *
     * @param age how many events the marker is behind the end of the log
     */
    record AppendIf(int node, List<Query> criteria, int age, List<Fact> facts) implements Step {}

    /** Decides on what it remembers, as often as it takes: appends if it finds an even number. */
    record Decide(int node, List<Query> criteria, List<Fact> facts) implements Step {}

    /** Appends under one of a few idempotency keys. */
    record AppendOnce(int node, int key, int fingerprint, List<Fact> facts) implements Step {}

    /**
     * Conditional appends and appends under idempotency keys, on all nodes at once: each node's
     * share is queued while the lock is held by somebody else.
     */
    record Together(List<Step> steps) implements Step {}

    /** Streams all that came since the last time. */
    record Stream(int node, List<Query> criteria) implements Step {}

    /** The node's connection breaks at the next COMMIT, before or after the server sees it. */
    record Cut(int node, boolean before) implements Step {}

    /** The node ends and another one takes its place, with nothing in memory. */
    record Restart(int node) implements Step {}

    /** All sessions of the database are ended, as in a crash of the server. */
    record Crash() implements Step {}
}
