package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.charts.Line;
import dev.lectern.benchmarks.charts.Panel;
import dev.lectern.benchmarks.keynote.Outcome.Second;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs beside each other: requests, latencies, the tally and how far it is behind. */
final class Picture {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 120;
    private static final int COLUMN = WIDTH + 80;
    private static final int ROW = HEIGHT + 60;
    private static final int TOP = 60;
    private static final int ROWS = 4;
    private static final String BLUE = "#2563eb";
    private static final String RED = "#b91c1c";
    private static final String GREEN = "#15803d";

    private Picture() {}

    static String of(List<Outcome> outcomes) {
        var svg = new StringBuilder();
        for (int i = 0; i < outcomes.size(); i++) {
            svg.append(column(60 + i * COLUMN, outcomes.get(i)));
        }
        return Panel.picture(COLUMN * outcomes.size() + 20, TOP + ROWS * ROW, svg.toString());
    }

    private static String column(int left, Outcome outcome) {
        List<Second> course = outcome.course();
        List<Panel> panels =
                List.of(
                        panel(
                                outcome,
                                outcome.disturbance() + ": requests acknowledged a second",
                                line("requests", BLUE, course, Second::acknowledged)),
                        panel(
                                outcome,
                                "acknowledgement, ms",
                                line("p99", RED, course, Second::p99),
                                line("p50", BLUE, course, Second::p50)),
                        panel(
                                outcome,
                                "ballots",
                                line("acknowledged", BLUE, course, Second::ballots),
                                line("on the stream", GREEN, course, Second::streamed)),
                        panel(
                                outcome,
                                "from the acknowledgement to the slowest reader's stream, ms",
                                line("longest", RED, course, Second::lag)));
        var svg = new StringBuilder();
        for (int i = 0; i < panels.size(); i++) {
            svg.append(panels.get(i).svg(left, TOP + i * ROW, WIDTH, HEIGHT));
        }
        return svg.toString();
    }

    private static Panel panel(Outcome outcome, String title, Line... lines) {
        return new Panel(
                title,
                outcome.course().getLast().second(),
                List.of(lines),
                outcome.killed().isEmpty()
                        ? List.of()
                        : List.of(
                                new Panel.Span(
                                        outcome.killed().getFirst(), outcome.killed().getLast())));
    }

    private static Line line(
            String name, String colour, List<Second> course, ToDoubleFunction<Second> value) {
        return Line.of(name, colour, course, Second::second, value);
    }
}
