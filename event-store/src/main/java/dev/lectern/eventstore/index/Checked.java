package dev.lectern.eventstore.index;

/**
 * What the database has said of a condition whose markers were too old for memory.
 *
 * @param conflict an event that the condition excludes was found
 * @param floor markers below this were looked up
 * @param head up to where the log reached when they were
 */
public record Checked(boolean conflict, long floor, long head) {

    /** Nothing was asked. */
    public static final Checked NOTHING = new Checked(false, 0, 0);

    /** From where on it is still to be checked. */
    public long after(long marker) {
        return marker < floor ? Math.max(marker, head) : marker;
    }
}
