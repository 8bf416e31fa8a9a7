package dev.lectern.scoring;

import java.util.List;

/** What an option is worth where ballots put all of them in order. */
public final class Borda {

    private Borda() {}

    /**
     * The option's Borda count: the first of the options is worth as many points on each ballot as
     * stand behind it, and the last none.
     *
     * @param places on how many ballots the option stands first, second and so on
     * @param options how many there are
     */
    public static long points(List<Integer> places, int options) {
        long points = 0;
        for (int place = 0; place < places.size(); place++) {
            points += (long) places.get(place) * (options - 1 - place);
        }
        return points;
    }
}
