package dev.lectern.eventstore.index;

/**
 * 64-bit keys of a tag, alone or with a type. They are stored: the computation must never change.
 * Two texts may share a key, and somebody may even look for such; so whatever a key finds is
 * matched again, and a shared key costs time, never a decision.
 */
public final class Keys {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Keys() {}

    /** The key of all events with the tag; in memory only. */
    public static long of(String tag) {
        return spread(hash(FNV_OFFSET, tag));
    }

    /** The key of the events with both. */
    public static long of(String tag, String type) {
        return spread(hash(hash(FNV_OFFSET, tag) * FNV_PRIME ^ 0x1f, type));
    }

    /** FNV-1a over the characters. */
    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
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
