package dev.lectern.benchmarks.peers;

import java.io.IOException;

/** Takes ballots over HTTP. */
interface Entrant extends AutoCloseable {

    /** As many callers as there may be at once, each with a connection of its own. */
    int CONNECTIONS = 64;

    String name();

    /**
     * Casts a ballot that nobody has cast before.
     *
     * @throws IllegalStateException if it is not acknowledged as recorded
     */
    void vote(int caller) throws IOException;

    /** CPU of its own process so far; 0 if it is part of the installation. */
    long cpuNanos();

    @Override
    void close();
}
