package dev.lectern.benchmarks.charts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A frame with lines over time.
 *
 * @param shaded from second to second, what happened then is not as usual
 */
public record Panel(String title, double seconds, List<Line> lines, List<Span> shaded) {

    private static final int TICKS = 4;
    private static final int LEGEND_WIDTH = 110;

    public record Span(double from, double to) {}

    /** Its frame is at that place and so large; title and axes are around it. */
    public String svg(int left, int top, int width, int height) {
        double most =
                lines.stream()
                        .flatMap(line -> line.points().stream())
                        .mapToDouble(Line.Point::value)
                        .max()
                        .orElse(1);
        double scale = most > 0 ? most : 1;
        var svg = new StringBuilder(text(left, top - 22, "start", "#111", title));
        for (Span span : shaded) {
            double from = left + width * span.from() / seconds;
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x='%.1f' y='%d' width='%.1f' height='%d' fill='#fde68a'/>%n",
                            from,
                            top,
                            width * (Math.min(span.to(), seconds) - span.from()) / seconds,
                            height));
        }
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path d='M%d %d V%d H%d' fill='none' stroke='#111'/>%n",
                        left,
                        top,
                        top + height,
                        left + width));
        svg.append(
                text(
                        left - 6,
                        top + 10,
                        "end",
                        "#111",
                        String.format(Locale.ROOT, "%,.0f", scale)));
        svg.append(text(left - 6, top + height, "end", "#111", "0"));
        for (int i = 0; i <= TICKS; i++) {
            svg.append(
                    text(
                            left + width * i / TICKS,
                            top + height + 15,
                            "middle",
                            "#111",
                            String.format(Locale.ROOT, "%.0f", seconds * i / TICKS)));
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            svg.append(text(left + i * LEGEND_WIDTH, top - 6, "start", line.colour(), line.name()));
            String points =
                    line.points().stream()
                            .map(p ->
                                    String.format(
                                            Locale.ROOT,
                                            "%.1f,%.1f",
                                            left + width * p.second() / seconds,
                                            top + height - height * p.value() / scale))
                            .collect(Collectors.joining(" "));
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<polyline fill='none' stroke='%s' points='%s'/>%n",
                            line.colour(),
                            points));
        }
        return svg.toString();
    }

    /** A picture with something in it. */
    public static String picture(int width, int height, String content) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>%n",
                        width,
                        height)
                + "<rect width='100%' height='100%' fill='white'/>\n"
                + content
                + "</svg>\n";
    }

    /** One line of text. */
    public static String text(int x, int y, String anchor, String colour, String text) {
        return String.format(
                Locale.ROOT,
                "<text x='%d' y='%d' text-anchor='%s' fill='%s'>%s</text>%n",
                x,
                y,
                anchor,
                colour,
                text);
    }
}
