package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.pipeline.LagMonitor.Point;

import java.util.ArrayList;
import java.util.List;

/** The lag of a long run, shorter, and without losing what stood out. */
final class Seconds {

    private Seconds() {}

    /** A point for each second: what was acknowledged in it, the most events, the longest age. */
    static List<Point> of(List<Point> points) {
        var seconds = new ArrayList<Point>();
        double from = 0;
        double before = 0;
        double acknowledged = 0;
        long events = 0;
        double millis = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double at = point.second();
            acknowledged += point.rate() * (at - before);
            events = Math.max(events, point.events());
            millis = Math.max(millis, point.millis());
            before = at;
            if (i == points.size() - 1 || (long) points.get(i + 1).second() > (long) at) {
                seconds.add(new Point(at, acknowledged / (at - from), events, millis));
                from = at;
                acknowledged = 0;
                events = 0;
                millis = 0;
            }
        }
        return seconds;
    }
}
