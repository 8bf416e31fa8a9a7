package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.charts.Line;
import dev.lectern.benchmarks.pipeline.Throughput.Rate;
import dev.lectern.benchmarks.pipeline.Throughput.Rotation;
import dev.lectern.benchmarks.system.Results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Everything that was found out, as a table against the targets, as JSON and as pictures. */
final class Report {

    private final Map<String, Object> json;
    private final Map<String, String> pictures = new LinkedHashMap<>();
    private final List<String> figures = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();
    private double peak;

    Report(Setting.Plan plan) throws IOException {
        json = Results.heading();
        json.put("plan", plan);
    }

    /** Commands a second over HTTP, the median of the rotations. */
    double peak() {
        return peak;
    }

    void throughput(List<Rotation> rotations) {
        json.put("rotations", rotations);
        peak = median(rotations, r -> r.peak().perSecond());
        rate("commands over HTTP, 64 connections", rotations, Rotation::peak);
        rate("commands in process, 64 callers", rotations, Rotation::inProcess);
        rate("relayed events", rotations, Rotation::relay);
        rate("events applied while catching up", rotations, Rotation::catchUp);
        rate("events applied while rebuilding everything", rotations, Rotation::rebuild);
        rate("rows upserted by JDBC batches alone", rotations, Rotation::upserts);
        target(
                "relay / peak over HTTP",
                median(rotations, r -> r.relay().perSecond() / r.peak().perSecond()),
                "≥ 2");
        target(
                "relay / peak in process",
                median(rotations, r -> r.relay().perSecond() / r.inProcess().perSecond()),
                "≥ 2");
        target(
                "catch-up / upserts alone, time for the same rows",
                median(rotations, r -> r.upserts().seconds() / r.catchUp().seconds()),
                "≥ 0.5");
        target(
                "rebuild / upserts alone, time for the same rows",
                median(rotations, r -> r.upserts().seconds() / r.rebuild().seconds()),
                "≥ 0.5");
    }

    private void rate(String what, List<Rotation> rotations, Function<Rotation, Rate> rate) {
        double[] sorted =
                rotations.stream().mapToDouble(r -> rate.apply(r).perSecond()).sorted().toArray();
        figures.add(
                String.format(
                        Locale.ROOT,
                        "| %s | %,.0f (%,.0f–%,.0f) | %s |",
                        what,
                        sorted[sorted.length / 2],
                        sorted[0],
                        sorted[sorted.length - 1],
                        rate.apply(rotations.getLast()).cpu()));
    }

    void visibility(UnderLoad.Visibility visibility) {
        json.put("visibility", visibility);
        figures.add(
                String.format(
                        Locale.ROOT,
                        "| votes at half the peak: p50 %.1f, p99 %.1f ms | %,.0f | %s |",
                        visibility.writes().p50(),
                        visibility.writes().p99(),
                        visibility.rate(),
                        visibility.cpu()));
        target("acknowledged → visible at half the peak, p50 ms", visibility.visible().p50(), "");
        target(
                "acknowledged → visible at half the peak, p99 ms",
                visibility.visible().p99(),
                "≤ 50");
    }

    void burst(List<LagMonitor.Point> points) {
        json.put("burst", points);
        pictures.put(
                "pipeline-burst.svg",
                Chart.of(
                        "Lag through a burst: a quarter of the peak, all that is possible, a quarter again",
                        points));
    }

    void rebuild(UnderLoad.Rebuild rebuild) {
        json.put("rebuild", rebuild);
        target(
                "p99 of writes during / before a rebuild",
                rebuild.writesDuring().p99() / rebuild.writesBefore().p99(),
                "≤ 1.2");
        target(
                "p99 of reads during / before a rebuild",
                rebuild.readsDuring().p99() / rebuild.readsBefore().p99(),
                "≤ 1.2");
        target("seconds that the rebuild took", rebuild.seconds(), "");
    }

    void soak(UnderLoad.Soak soak) {
        List<LagMonitor.Point> seconds = Seconds.of(soak.lag());
        json.put("soak", soak.with(seconds));
        figures.add(
                String.format(
                        Locale.ROOT,
                        "| votes at 70 %% of the peak: p50 %.1f, p99 %.1f ms | %,.0f | %s |",
                        soak.writes().p50(),
                        soak.writes().p99(),
                        soak.rate(),
                        soak.cpu()));
        pictures.put("pipeline-soak.svg", Chart.of("Lag at 70 % of the peak", seconds));
        long most = soak.lag().stream().mapToLong(LagMonitor.Point::events).max().orElse(0);
        target("most events behind at 70 % of the peak", (double) most, "bounded");
        slope(
                "acknowledged → applied, events behind",
                soak.lag(),
                LagMonitor.Point::second,
                LagMonitor.Point::events);
        slope(
                "command-service, live heap in MB",
                soak.memory(),
                UnderLoad.Memory::second,
                m -> m.commandHeap() / 1e6);
        slope(
                "command-service, resident MB",
                soak.memory(),
                UnderLoad.Memory::second,
                m -> m.commandResident() / 1e6);
        slope(
                "query-service, live heap in MB",
                soak.memory(),
                UnderLoad.Memory::second,
                m -> m.queryHeap() / 1e6);
        slope(
                "query-service, resident MB",
                soak.memory(),
                UnderLoad.Memory::second,
                m -> m.queryResident() / 1e6);
    }

    /** First and last value, and what least squares say about a minute. */
    private <T> void slope(
            String what, List<T> points, ToDoubleFunction<T> time, ToDoubleFunction<T> value) {
        Line line = Line.of(what, "", points, time, value);
        targets.add(
                String.format(
                        Locale.ROOT,
                        "| %s: first, last, a minute | %.1f, %.1f, %+.2f | flat |",
                        what,
                        points.isEmpty() ? 0 : value.applyAsDouble(points.getFirst()),
                        points.isEmpty() ? 0 : value.applyAsDouble(points.getLast()),
                        line.slope()));
    }

    private void target(String what, double value, String target) {
        json.put(what, value);
        targets.add(String.format(Locale.ROOT, "| %s | %.2f | %s |", what, value, target));
    }

    String table() {
        return "| What | a second, median (min–max) | CPU µs for each, by process |\n| --- | ---: | --- |\n"
                + String.join("\n", figures)
                + "\n\n| What | found | target |\n| --- | ---: | --- |\n"
                + String.join("\n", targets)
                + "\n";
    }

    void write(Path directory) throws IOException {
        Results.write(directory, "pipeline", json, "# Pipeline\n\n" + table(), pictures);
    }

    private static double median(List<Rotation> rotations, ToDoubleFunction<Rotation> figure) {
        double[] sorted = rotations.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
