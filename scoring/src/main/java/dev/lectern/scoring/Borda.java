package dev.lectern.scoring;

/** What an option is worth where ballots put all of them in order. */
public final class Borda {

    private Borda() {}

    /**
     * The points that a ballot gives an option: as many as there are options behind it.
     *
     * @param place of the option on the ballot, from 0
     * @param options how many there are
     */
    public static int points(int place, int options) {
        return options - 1 - place;
    }
}
