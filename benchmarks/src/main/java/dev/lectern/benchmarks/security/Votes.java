package dev.lectern.benchmarks.security;

/**
 * Who votes next, and how. Every caller has voters of its own, who take turns, so that none is
 * bounded by the limits as they are shipped; each votes otherwise than before, so that every vote
 * is an event.
 */
final class Votes {

    static final int CALLERS = 64;

    static final String CONFERENCE = "hall";
    static final String POLL = "mood";
    static final String PATH =
            "/api/conferences/" + CONFERENCE + "/polls/" + POLL + "/rounds/1/ballots/mine";

    private final int lowest;
    private final int[] turns;

    /**
     * @param lowest of the two ratings that each gives in turns
     */
    Votes(int voters, int lowest) {
        this.turns = new int[voters];
        this.lowest = lowest;
    }

    /**
     * @param voter by number
     */
    record Vote(int voter, int rating) {}

    /** For that caller's thread alone. */
    Vote next(int caller, long number) {
        int voter = (int) (number % (turns.length / CALLERS)) * CALLERS + caller;
        return new Vote(voter, lowest + turns[voter]++ % 2);
    }
}
