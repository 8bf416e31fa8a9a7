package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.load.Http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the clients know: every acknowledgement, and everything that was none. */
final class Ledger {

    private final List<Request> requests = new ArrayList<>();
    private final Map<Integer, String> ballots = new ConcurrentHashMap<>();
    private final Map<String, Integer> troubles = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private long position;

    synchronized void acknowledged(Request request, Http.Answer answer) {
        requests.add(request);
        position = Math.max(position, answer.position());
    }

    /** Their ballot is this one by now. */
    void voted(int participant, String option) {
        ballots.put(participant, option);
    }

    /** No acknowledgement: the request is sent again. */
    synchronized void trouble(String what) {
        troubles.merge(what, 1, Integer::sum);
    }

    /** What must not be. */
    synchronized void contradiction(String what) {
        contradictions.add(what);
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Ballots by option. */
    Map<String, Integer> tally() {
        var tally = new TreeMap<String, Integer>();
        ballots.values().forEach(option -> tally.merge(option, 1, Integer::sum));
        return tally;
    }

    /** How many answers were of which kind. */
    synchronized Map<String, Integer> troubles() {
        return new TreeMap<>(troubles);
    }

    synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** The last one that was acknowledged. */
    synchronized long position() {
        return position;
    }
}
