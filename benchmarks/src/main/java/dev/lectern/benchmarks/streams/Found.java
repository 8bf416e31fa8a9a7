package dev.lectern.benchmarks.streams;

import java.util.List;
import java.util.Map;

/**
 * What was found out.
 *
 * @param memory of query-service
 * @param cpu microseconds for each update and reader, by process
 * @param lost streams that broke off
 */
record Found(
        Plan plan, List<Update> updates, List<Memory> memory, Map<String, Double> cpu, int lost) {

    /**
     * From its acknowledgement to the readers, in milliseconds.
     *
     * @param second in which it was sent
     * @param max until all of them had it
     */
    record Update(double second, double p50, double p99, double max) {}

    /**
     * @param heap bytes in use after a full collection
     * @param resident bytes
     */
    record Memory(double second, long heap, long resident) {}
}
