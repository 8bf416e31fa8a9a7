package dev.lectern.benchmarks.streams;

/**
 * @param readers each with a stream of its own
 * @param updates one a second
 * @param looks seconds between two looks at the heap, each after a full collection
 */
record Plan(int readers, int updates, int looks) {

    static Plan full() {
        return new Plan(5_000, 300, 30);
    }

    /** For trying: no figure to keep. */
    static Plan quick() {
        return new Plan(500, 20, 5);
    }
}
