package dev.lectern.benchmarks.keynote;

import java.util.Random;

/**
 * Who comes when. Half of the participants join and vote in the first seconds, the others in what
 * is left; each of the two requests is due at a random time of its own.
 *
 * @param burst seconds in which the first half comes
 * @param seconds in which everybody does
 * @param readers of the live stream
 */
record Plan(int participants, double burst, double seconds, int readers) {

    private static final double REPEATED = 0.05;
    private static final double CHANGED = 0.02;

    static Plan full() {
        return new Plan(5_000, 5, 60, 200);
    }

    /** For trying, and to warm the load generator up: no figure to keep. */
    static Plan quick() {
        return new Plan(500, 2, 12, 20);
    }

    /**
     * What one of them does; seconds from the beginning.
     *
     * @param change when they vote otherwise; never, if negative
     * @param joinsAgain whether the request is repeated with its key
     */
    record Visit(double join, double vote, double change, boolean joinsAgain, boolean votesAgain) {}

    Visit visit(int participant, Random random) {
        boolean early = participant < participants / 2;
        double from = early ? 0 : burst;
        double to = early ? burst : seconds;
        double one = from + (to - from) * random.nextDouble();
        double other = from + (to - from) * random.nextDouble();
        double vote = Math.max(one, other);
        boolean changes = random.nextDouble() < CHANGED;
        return new Visit(
                Math.min(one, other),
                vote,
                changes ? vote + (seconds - vote) * random.nextDouble() : -1,
                random.nextDouble() < REPEATED,
                random.nextDouble() < REPEATED);
    }

    double middle() {
        return seconds / 2;
    }
}
