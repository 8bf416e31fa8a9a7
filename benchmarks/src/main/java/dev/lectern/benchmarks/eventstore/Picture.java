package dev.lectern.benchmarks.eventstore;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Throughput as bars, each with its minimum and maximum, and beside it the latency from p50 to p99
 * on an axis of powers of ten.
 */
final class Picture {

    private static final int LABELS = 10;
    private static final int BARS = 230;
    private static final int BARS_WIDTH = 330;
    private static final int LATENCY = 660;
    private static final int LATENCY_WIDTH = 330;
    private static final int TOP = 60;
    private static final int ROW = 26;

    private final List<Result.Row> rows;
    private final double most;
    private final int shortest; // powers of ten
    private final int longest;
    private final StringBuilder svg = new StringBuilder();

    /** Without those that are not timed, which count something else than commands. */
    private Picture(List<Result.Row> all) {
        rows = all.stream().filter(row -> row.p50() != null).toList();
        most = rows.stream().mapToDouble(Result.Row::maximum).max().orElse(1);
        shortest = (int) Math.floor(Math.log10(latencies().min().orElse(1)));
        longest = Math.max(shortest + 1, (int) Math.ceil(Math.log10(latencies().max().orElse(1))));
    }

    private DoubleStream latencies() {
        return rows.stream()
                .flatMapToDouble(row ->
                        row.p50() == null || row.p99() == null
                                ? DoubleStream.empty()
                                : DoubleStream.of(row.p50(), row.p99()))
                .filter(millis -> millis > 0);
    }

    static String of(String title, List<Result.Row> rows) {
        return new Picture(rows).draw(title);
    }

    private String draw(String title) {
        int bottom = TOP + ROW * rows.size();
        text(LABELS, 22, "start", title);
        text(BARS, 46, "start", "durable operations a second: median, minimum to maximum");
        text(LATENCY, 46, "start", "latency in ms, p50 to p99");
        for (int power = shortest; power <= longest; power++) {
            double x = latency(Math.pow(10, power));
            line(x, x, TOP, bottom, "#cbd5e1", 1);
            text(x, bottom + 15, "middle", label(power));
        }
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), TOP + ROW * i);
        }
        return "<svg xmlns='http://www.w3.org/2000/svg' width='1020' height='"
                + (bottom + 30)
                + "' font-family='sans-serif' font-size='12'>\n<rect width='100%' height='100%' fill='white'/>\n"
                + svg
                + "</svg>\n";
    }

    private static String label(int power) {
        return power < 0
                ? String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power))
                : String.format(Locale.ROOT, "%.0f", Math.pow(10, power));
    }

    private void row(Result.Row row, int y) {
        String colour = row.name().startsWith("lectern") ? "#2563eb" : "#94a3b8";
        text(LABELS, y + 13, "start", row.name() + ", " + row.scenario() + ", " + row.callers());
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x='%d' y='%d' width='%.1f' height='16' fill='%s'/>%n",
                        BARS,
                        y,
                        bar(row.median()) - BARS,
                        colour));
        line(bar(row.minimum()), bar(row.maximum()), y + 8, y + 8, "#111", 1.5);
        text(
                bar(row.maximum()) + 6,
                y + 13,
                "start",
                String.format(Locale.ROOT, "%,.0f", row.median()));
        if (row.p50() != null && row.p99() != null) {
            double p50 = latency(row.p50());
            double p99 = latency(row.p99());
            line(p50, p99, y + 8, y + 8, colour, 4);
            dot(p50, y + 8);
            dot(p99, y + 8);
            text(
                    p99 + 8,
                    y + 13,
                    "start",
                    String.format(Locale.ROOT, "%.1f–%.1f", row.p50(), row.p99()));
        }
    }

    private double bar(double perSecond) {
        return BARS + BARS_WIDTH * perSecond / most;
    }

    private double latency(double millis) {
        double power = Math.log10(Math.max(millis, Math.pow(10, shortest)));
        return LATENCY + LATENCY_WIDTH * 0.75 * (power - shortest) / (longest - shortest);
    }

    private void dot(double x, int y) {
        svg.append(
                String.format(
                        Locale.ROOT, "<circle cx='%.1f' cy='%d' r='4' fill='#111'/>%n", x, y));
    }

    private void line(double x1, double x2, int y1, int y2, String colour, double width) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='%s' stroke-width='%.1f'/>%n",
                        x1,
                        x2,
                        y1,
                        y2,
                        colour,
                        width));
    }

    private void text(double x, int y, String anchor, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x='%.1f' y='%d' text-anchor='%s'>%s</text>%n",
                        x,
                        y,
                        anchor,
                        text));
    }
}
