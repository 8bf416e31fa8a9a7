package dev.lectern.eventstore.index;

/**
 * 64-bit keys of a tag, alone or with a type. They are stored: the computation must never change.
 * Two texts may share a key, and somebody may even look for such; so whatever a key finds is
 * matched again, and a shared key costs time, never a decision.
 *
 * <p>Tags that have in common what is before their last slash, such as the ballots of one poll,
 * have the first 24 bits in common. So they are neighbours in the index, and what is busy at a time
 * changes few of its pages, however large it has grown.
 */
public final class Keys {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int OWN_BITS = 40;
    private static final long OWN = (1L << OWN_BITS) - 1;

    private Keys() {}

    /** The key of all events with the tag; in memory only. */
    public static long of(String tag) {
        return spread(hash(FNV_OFFSET, tag, 0, tag.length()));
    }

    /** The key of the events with both. */
    public static long of(String tag, String type) {
        int slash = tag.lastIndexOf('/');
        int shared = slash < 0 ? tag.length() : slash;
        long group = hash(FNV_OFFSET, tag, 0, shared);
        long all = hash(group, tag, shared, tag.length());
        long whole = hash(all * FNV_PRIME ^ 0x1f, type, 0, type.length());
        return (spread(group) & ~OWN) | (spread(whole) & OWN);
    }

    /** FNV-1a over the characters. */
    private static long hash(long start, String text, int from, int to) {
        long hash = start;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** The last step of MurmurHash3: every bit of the input moves every bit of the key. */
    private static long spread(long hash) {
        long h = hash;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
