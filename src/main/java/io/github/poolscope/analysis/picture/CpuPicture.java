package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU and memory of each worker over time, where one core is 100 %.
 *
 * @param workers one curve a worker, in the order of their numbers
 */
public record CpuPicture(List<Curve> workers) {
    /** The kernel counts CPU time in ticks of 10 ms: over a shorter time a share is noise. */
    private static final long SHORTEST_NANOS = 280_000_000;

    /** A curve keeps every n-th point where it would have more than these. */
    private static final int MOST_POINTS = 1_200;

    /**
     * A point of a curve.
     *
     * @param time when it was measured
     * @param share CPU time over wall time since some tenths of a second before, 1 for a whole core
     * @param resident resident memory in bytes
     */
    public record Point(long time, double share, long resident) {}

    /** A worker's points, in the order of time. */
    public record Curve(int worker, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }

        /** The latest share, or 0. */
        public double lastShare() {
            return points.isEmpty() ? 0 : points.get(points.size() - 1).share();
        }

        /** The latest resident memory, or 0. */
        public long lastResident() {
            return points.isEmpty() ? 0 : points.get(points.size() - 1).resident();
        }
    }

    private record Reading(long time, long cpu) {}

    /** One pass over the samples. */
    public static CpuPicture of(Trace trace) {
        Workers workers = trace.workers();
        int count = workers.count();
        List<List<Point>> points = new ArrayList<>(count);
        List<ArrayDeque<Reading>> recent = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(new ArrayList<>());
            recent.add(new ArrayDeque<>(List.of(new Reading(Math.max(0, workers.requested(i)), 0))));
        }
        Samples samples = trace.samples();
        int sampleCount = samples.count();
        for (int i = 0; i < sampleCount; i++) {
            int worker = samples.worker(i);
            if (worker < 0 || worker >= count) {
                continue;
            }
            Reading now = new Reading(samples.time(i), samples.user(i) + samples.system(i));
            points.get(worker).add(new Point(now.time(), share(recent.get(worker), now), samples.resident(i)));
        }
        List<Curve> curves = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            curves.add(new Curve(i, thin(points.get(i))));
        }
        return new CpuPicture(List.copyOf(curves));
    }

    private static double share(ArrayDeque<Reading> recent, Reading now) {
        recent.addLast(now);
        while (recent.size() > 2 && now.time() - second(recent).time() >= SHORTEST_NANOS) {
            recent.removeFirst();
        }
        Reading before = recent.getFirst();
        long wall = now.time() - before.time();
        return wall <= 0 ? 0 : Math.max(0, (now.cpu() - before.cpu()) / (double) wall);
    }

    private static Reading second(ArrayDeque<Reading> readings) {
        var both = readings.iterator();
        both.next();
        return both.next();
    }

    private static List<Point> thin(List<Point> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        int step = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i += step) {
            Point highest = points.get(i);
            for (int j = i; j < Math.min(i + step, points.size()); j++) {
                highest = points.get(j).share() > highest.share() ? points.get(j) : highest;
            }
            kept.add(highest);
        }
        return kept;
    }
}
