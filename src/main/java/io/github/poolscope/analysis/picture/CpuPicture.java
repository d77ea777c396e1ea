package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU and memory of each worker, and of the whole machine, over time; one core is 1.
 *
 * @param workers one curve per worker, in the order of their numbers
 * @param machine all cores together, used by this program or others; without points if that was not recorded
 */
public record CpuPicture(List<Curve> workers, Curve machine) {
    /**
     * The minimum interval in nanoseconds: the kernel counts CPU time in ticks of 10 ms, so over a shorter time a share
     * is noise.
     */
    private static final long MIN_NANOS = 280_000_000;

    /** The maximum number of points; a longer curve keeps every n-th. */
    private static final int MAX_POINTS = 1_200;

    /**
     * A point of a curve.
     *
     * @param time when it was measured
     * @param user CPU time in user mode divided by the time since some tenths of a second before; 1 is a whole core
     * @param system the same for CPU time in the kernel
     * @param resident resident memory in bytes; for the machine, memory in use
     */
    public record Point(long time, double user, double system, long resident) {
        /** Returns user and system together. */
        public double share() {
            return user + system;
        }
    }

    /** A worker's points in chronological order. */
    public record Curve(int worker, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }

        /** Returns the latest share, or 0. */
        public double lastShare() {
            return points.isEmpty() ? 0 : points.get(points.size() - 1).share();
        }

        /** Returns the latest resident memory in bytes, or 0. */
        public long lastResident() {
            return points.isEmpty() ? 0 : points.get(points.size() - 1).resident();
        }
    }

    private record Reading(long time, long user, long system) {}

    /** The readings of one worker, or of the machine, as they are added. */
    private static final class Builder {
        private final ArrayDeque<Reading> recent = new ArrayDeque<>();
        private final List<Point> points = new ArrayList<>();

        void add(Reading now, long resident) {
            recent.addLast(now);
            while (recent.size() > 2 && now.time() - second().time() >= MIN_NANOS) {
                recent.removeFirst();
            }
            Reading before = recent.getFirst();
            long wall = now.time() - before.time();
            if (wall > 0) {
                points.add(new Point(
                        now.time(),
                        Math.max(0, (now.user() - before.user()) / (double) wall),
                        Math.max(0, (now.system() - before.system()) / (double) wall),
                        resident));
            }
        }

        private Reading second() {
            var both = recent.iterator();
            both.next();
            return both.next();
        }

        Curve build(int worker) {
            return new Curve(worker, thin(points));
        }
    }

    /** Creates the picture in one pass over the samples. */
    public static CpuPicture of(Trace trace) {
        Workers workers = trace.workers();
        int count = workers.count();
        List<Builder> builders = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Builder builder = new Builder();
            builder.recent.add(new Reading(Math.max(0, workers.requested(i)), 0, 0));
            builders.add(builder);
        }
        Builder machine = new Builder();
        Samples samples = trace.samples();
        int sampleCount = samples.count();
        for (int i = samples.first(); i < sampleCount; i++) {
            int worker = samples.worker(i);
            if (worker < count) {
                Builder builder = worker == Trace.NONE ? machine : builders.get(worker);
                builder.add(new Reading(samples.time(i), samples.user(i), samples.system(i)), samples.resident(i));
            }
        }
        List<Curve> curves = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            curves.add(builders.get(i).build(i));
        }
        return new CpuPicture(List.copyOf(curves), machine.build(Trace.NONE));
    }

    private static List<Point> thin(List<Point> points) {
        if (points.size() <= MAX_POINTS) {
            return points;
        }
        int step = (points.size() + MAX_POINTS - 1) / MAX_POINTS;
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
