package dev.lectern.benchmarks.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Rate and lag over time, one below the other, as SVG. */
final class Chart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 120;
    private static final int LEFT = 70;
    private static final int GAP = 45;

    private final List<LagMonitor.Point> points;
    private final double seconds;
    private final StringBuilder svg = new StringBuilder();

    private Chart(List<LagMonitor.Point> points) {
        this.points = points;
        this.seconds = points.isEmpty() ? 1 : points.getLast().second();
    }

    static String of(String title, List<LagMonitor.Point> points) {
        var chart = new Chart(points);
        chart.panel(0, "acknowledged votes a second", "#2563eb", LagMonitor.Point::rate);
        chart.panel(
                1, "events acknowledged and not applied yet", "#b45309", LagMonitor.Point::events);
        chart.panel(2, "age of the oldest of them, ms", "#b91c1c", LagMonitor.Point::millis);
        return "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='550' font-family='sans-serif' font-size='12'>\n"
                + "<rect width='100%' height='100%' fill='white'/>\n"
                + text(LEFT, 22, "start", title)
                + chart.svg
                + text(LEFT + WIDTH, top(2) + HEIGHT + 30, "end", "seconds")
                + "</svg>\n";
    }

    private static int top(int panel) {
        return 55 + panel * (HEIGHT + GAP);
    }

    private void panel(
            int number, String title, String colour, ToDoubleFunction<LagMonitor.Point> value) {
        double most = Math.max(1, points.stream().mapToDouble(value).max().orElse(1));
        int top = top(number);
        svg.append(text(LEFT, top - 8, "start", title));
        svg.append(text(LEFT - 6, top + 10, "end", String.format(Locale.ROOT, "%,.0f", most)));
        svg.append(text(LEFT - 6, top + HEIGHT, "end", "0"));
        svg.append(
                String.format(
                        "<path d='M%d %d V%d H%d' fill='none' stroke='#111'/>%n",
                        LEFT, top, top + HEIGHT, LEFT + WIDTH));
        for (int i = 0; i <= 4; i++) {
            svg.append(
                    text(
                            LEFT + WIDTH * i / 4,
                            top + HEIGHT + 15,
                            "middle",
                            String.format(Locale.ROOT, "%.0f", seconds * i / 4)));
        }
        String line =
                points.stream()
                        .map(p ->
                                String.format(
                                        Locale.ROOT,
                                        "%.1f,%.1f",
                                        LEFT + WIDTH * p.second() / seconds,
                                        top + HEIGHT - HEIGHT * value.applyAsDouble(p) / most))
                        .collect(Collectors.joining(" "));
        svg.append("<polyline fill='none' stroke='" + colour + "' points='" + line + "'/>\n");
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x='"
                + x
                + "' y='"
                + y
                + "' text-anchor='"
                + anchor
                + "'>"
                + text
                + "</text>\n";
    }
}
