package dev.lectern.benchmarks.keynote;

import java.util.List;
import java.util.Map;

/**
 * What one run brought.
 *
 * @param killed seconds from the beginning, from the kill until a while after the restart; empty if
 *     nothing died
 * @param usual acknowledgements of requests that were under way outside that time
 * @param burst those of them that were due in the burst
 * @param struck the others
 * @param lag of the stream behind the acknowledgements outside that time
 * @param lagStruck and inside
 * @param lost streams that broke off; all came back
 * @param requests acknowledged, by kind
 * @param troubles answers that were no acknowledgement, after which the request was sent again
 * @param contradictions everything that must not be: not acknowledged, lost, counted twice
 * @param loadShare of the processors that the load generator took, in per cent
 */
record Outcome(
        String disturbance,
        List<Double> killed,
        Percentiles usual,
        Percentiles burst,
        Percentiles struck,
        Percentiles lag,
        Percentiles lagStruck,
        int lost,
        Map<Request.Kind, Long> requests,
        Map<String, Integer> troubles,
        Map<String, Integer> tally,
        List<String> contradictions,
        double loadShare,
        List<Second> course) {

    /**
     * What a second was like.
     *
     * @param acknowledged requests
     * @param p50 milliseconds, of those
     * @param p99 likewise
     * @param ballots acknowledged until its end
     * @param streamed ballots that the slowest reader had seen by then
     * @param lag milliseconds, the longest of a ballot that was acknowledged in it
     */
    record Second(
            double second,
            int acknowledged,
            double p50,
            double p99,
            int ballots,
            int streamed,
            double lag) {}
}
