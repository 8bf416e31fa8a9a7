package dev.lectern.benchmarks.security;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who votes next, and how. Every caller has voters of its own, who take turns, so that none is
 * bounded by the limits as they are shipped; each votes otherwise than before, so that every vote
 * is an event. Everybody votes a few times in one poll, then in the next: nobody changes a ballot
 * for ever, and what a vote costs does not depend on how long has been measured.
 */
final class Votes {

    static final int CALLERS = 64;

    static final String CONFERENCE = "hall";

    private static final int POLLS = 60;
    private static final int TURNS_IN_A_POLL = 4;

    private final int lowest;
    private final int[] turns;

    /**
     * @param lowest of the two ratings that each gives in turns
     */
    Votes(int voters, int lowest) {
        this.turns = new int[voters];
        this.lowest = lowest;
    }

    /** One after the other; whoever has voted in the last goes on in the first. */
    static List<String> polls() {
        return IntStream.range(0, POLLS).mapToObj(Votes::poll).toList();
    }

    private static String poll(int number) {
        return "mood-" + number;
    }

    static String path(String poll) {
        return "/api/conferences/" + CONFERENCE + "/polls/" + poll + "/rounds/1/ballots/mine";
    }

    /**
     * @param voter by number
     */
    record Vote(int voter, String poll, int rating) {}

    /** For that caller's thread alone. */
    Vote next(int caller, long number) {
        int voter = (int) (number % (turns.length / CALLERS)) * CALLERS + caller;
        int turn = turns[voter]++;
        return new Vote(voter, poll(turn / TURNS_IN_A_POLL % POLLS), lowest + turn % 2);
    }
}
