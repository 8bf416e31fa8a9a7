package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.charts.Line;
import dev.lectern.benchmarks.charts.Panel;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Rate and lag over time, one below the other, as SVG. */
final class Chart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 110;
    private static final int LEFT = 70;
    private static final int TOP = 70;
    private static final int ROW = HEIGHT + 55;

    private Chart() {}

    static String of(String title, List<LagMonitor.Point> points) {
        List<Panel> panels =
                List.of(
                        panel(
                                "acknowledged votes a second",
                                "#2563eb",
                                points,
                                LagMonitor.Point::rate),
                        panel(
                                "events acknowledged and not applied yet",
                                "#b45309",
                                points,
                                LagMonitor.Point::events),
                        panel(
                                "age of the oldest of them, ms",
                                "#b91c1c",
                                points,
                                LagMonitor.Point::millis));
        var svg = new StringBuilder(Panel.text(LEFT, 22, "start", "#111", title));
        for (int i = 0; i < panels.size(); i++) {
            svg.append(panels.get(i).svg(LEFT, TOP + i * ROW, WIDTH, HEIGHT));
        }
        return Panel.picture(LEFT + WIDTH + 30, TOP + panels.size() * ROW, svg.toString());
    }

    private static Panel panel(
            String title,
            String colour,
            List<LagMonitor.Point> points,
            ToDoubleFunction<LagMonitor.Point> value) {
        Line line = Line.of("", colour, points, LagMonitor.Point::second, value);
        double seconds = points.isEmpty() ? 1 : points.getLast().second();
        return new Panel(title, seconds, List.of(line), List.of());
    }
}
