package dev.lectern.benchmarks.streams;

import dev.lectern.benchmarks.charts.Line;
import dev.lectern.benchmarks.charts.Panel;
import dev.lectern.benchmarks.system.Results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was found, against the targets. */
final class Report {

    private static final int LEFT = 60;
    private static final int WIDTH = 800;
    private static final int HEIGHT = 120;
    private static final int ROW = HEIGHT + 60;
    private static final int TOP = 60;
    private static final double MEGABYTE = 1e6;

    private final Found found;
    private final Line heap;
    private final Line resident;

    Report(Found found) {
        this.found = found;
        heap = memory("live heap", "#2563eb", Found.Memory::heap);
        resident = memory("resident", "#b45309", Found.Memory::resident);
    }

    private Line memory(String name, String colour, ToDoubleFunction<Found.Memory> bytes) {
        return Line.of(
                name,
                colour,
                found.memory(),
                Found.Memory::second,
                memory -> bytes.applyAsDouble(memory) / MEGABYTE);
    }

    private Line updates(String name, String colour, ToDoubleFunction<Found.Update> millis) {
        return Line.of(name, colour, found.updates(), Found.Update::second, millis);
    }

    String table() {
        double[] all = found.updates().stream().mapToDouble(Found.Update::max).sorted().toArray();
        return "| What | found | target |\n| --- | ---: | ---: |\n"
                + row(
                        "streams on one query-service, heap of 512 MB",
                        found.plan().readers(),
                        "5,000")
                + row("streams that broke off", found.lost(), "0")
                + row("updates, one a second", found.updates().size(), "300")
                + row(
                        "acknowledged → with all readers, p50 of the updates, ms",
                        all[all.length / 2],
                        "")
                + row(
                        "acknowledged → with all readers, p99 of the updates, ms",
                        all[all.length * 99 / 100],
                        "")
                + row(
                        "acknowledged → with all readers, slowest update, ms",
                        all[all.length - 1],
                        "≤ 1,000")
                + row("live heap at first, MB", heap.points().getFirst().value(), "")
                + row("live heap in the end, MB", heap.points().getLast().value(), "")
                + row("live heap, what a minute adds, MB", heap.slope(), "flat")
                + row("resident, what a minute adds, MB", resident.slope(), "flat")
                + "\nCPU µs for each update and reader, by process: "
                + found.cpu()
                + "\n";
    }

    private static String row(String what, double value, String target) {
        return String.format(
                Locale.ROOT,
                value == Math.rint(value) ? "| %s | %,.0f | %s |%n" : "| %s | %,.2f | %s |%n",
                what,
                value,
                target);
    }

    void write(Path directory) throws IOException {
        Map<String, Object> json = Results.heading();
        json.put("found", found);
        json.put("liveHeapMegabytesAMinute", heap.slope());
        json.put("residentMegabytesAMinute", resident.slope());
        Results.write(
                directory,
                "streams",
                json,
                "# Live streams\n\n" + table(),
                Map.of("streams.svg", picture()));
    }

    private String picture() {
        List<Panel> panels =
                List.of(
                        panel(
                                "from the acknowledgement to the readers, ms",
                                updates("all", "#b91c1c", Found.Update::max),
                                updates("p99", "#b45309", Found.Update::p99),
                                updates("p50", "#2563eb", Found.Update::p50)),
                        panel("memory of query-service, MB", heap, resident));
        var svg = new StringBuilder();
        for (int i = 0; i < panels.size(); i++) {
            svg.append(panels.get(i).svg(LEFT, TOP + i * ROW, WIDTH, HEIGHT));
        }
        return Panel.picture(LEFT + WIDTH + 40, TOP + panels.size() * ROW, svg.toString());
    }

    private Panel panel(String title, Line... lines) {
        return new Panel(title, found.plan().updates(), List.of(lines), List.of());
    }
}
