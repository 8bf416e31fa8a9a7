package dev.lectern.benchmarks.eventstore;

import dev.lectern.benchmarks.load.Round;

/** Somebody who takes part: what it is called and how one of its rounds is run. */
record Entrant(String name, String scenario, int callers, Runner runner) {

    /** Runs a round of so many seconds. */
    @FunctionalInterface
    interface Runner {
        Round run(double seconds) throws Exception;
    }
}
