package dev.lectern.benchmarks.charts;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Values over time.
 *
 * @param name what its legend says
 * @param colour as SVG writes it
 */
public record Line(String name, String colour, List<Point> points) {

    public record Point(double second, double value) {}

    /** Of anything that has a time and a value. */
    public static <T> Line of(
            String name,
            String colour,
            List<T> things,
            ToDoubleFunction<T> second,
            ToDoubleFunction<T> value) {
        return new Line(
                name,
                colour,
                things.stream()
                        .map(t -> new Point(second.applyAsDouble(t), value.applyAsDouble(t)))
                        .toList());
    }

    /** What a minute adds to the value, by least squares. */
    public double slope() {
        double second = points.stream().mapToDouble(Point::second).average().orElse(0);
        double value = points.stream().mapToDouble(Point::value).average().orElse(0);
        double up = 0;
        double across = 0;
        for (Point point : points) {
            double x = point.second() - second;
            up += x * (point.value() - value);
            across += x * x;
        }
        return across == 0 ? 0 : 60 * up / across;
    }
}
