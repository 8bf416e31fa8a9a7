package dev.lectern.benchmarks.keynote;

import java.util.List;
import java.util.stream.Collectors;

/** Makes an outcome of what was noted. */
final class Summary {

    private final Plan plan;
    private final Ledger ledger;
    private final Tallies tallies;
    private final Window window;

    Summary(Plan plan, Ledger ledger, Tallies tallies, Window window) {
        this.plan = plan;
        this.ledger = ledger;
        this.tallies = tallies;
        this.window = window;
    }

    Outcome outcome(Disturbance disturbance, int lost, double loadShare) {
        List<Request> requests = ledger.requests();
        long[] ballots =
                requests.stream()
                        .filter(r -> r.kind() == Request.Kind.VOTE)
                        .mapToLong(Request::acknowledged)
                        .sorted()
                        .toArray();
        List<Tallies.Lag> lags = tallies.lags(ballots);
        long endOfBurst = (long) (plan.burst() * 1e9);
        return new Outcome(
                disturbance.toString(),
                window.seconds(),
                latencies(requests.stream().filter(r -> !window.overlaps(r)).toList()),
                latencies(
                        requests.stream()
                                .filter(r -> r.due() < endOfBurst && !window.overlaps(r))
                                .toList()),
                latencies(requests.stream().filter(window::overlaps).toList()),
                lags(lags.stream().filter(lag -> !window.overlaps(lag)).toList()),
                lags(lags.stream().filter(window::overlaps).toList()),
                lost,
                requests.stream()
                        .collect(Collectors.groupingBy(Request::kind, Collectors.counting())),
                ledger.troubles(),
                ledger.tally(),
                ledger.contradictions(),
                loadShare,
                new Course(requests, ballots, tallies).seconds());
    }

    private static Percentiles latencies(List<Request> requests) {
        return Percentiles.of(requests.stream().mapToDouble(Request::millis));
    }

    private static Percentiles lags(List<Tallies.Lag> lags) {
        return Percentiles.of(lags.stream().mapToDouble(lag -> lag.nanos() / 1e6));
    }
}
