package io.github.poolscope.compare;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.WorkersAtOnce;
import io.github.poolscope.trace.Trace;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much each cause adds to the difference of the wall times of two runs.
 *
 * <p>The time before the first taskel and after the last are differences themselves. The makespan is the number of taskels
 * × their mean duration ÷ the number of workers ÷ the share of time in which these worked: its difference is divided among
 * the four factors in proportion to the logarithms of their ratios, so that the parts sum to it whatever the order in which
 * one changes them (logarithmic mean Divisia index).
 */
final class Causes {
    private static final int MOST_NAMED = 3;
    /** The share of the main cause from which on another one is named. */
    private static final double NOTABLE = 0.25;

    private final Map<Cause, Double> seconds = new EnumMap<>(Cause.class);

    private Causes() {}

    /** The factors of a run; times in seconds. */
    private record Factors(
            double start, double makespan, double end, double count, double cpu, double duration, double workers) {
        static Factors of(ComparedRun run) {
            Figures figures = run.figures();
            double first = run.firstStart() / ComparedRun.NANOS;
            boolean hasTaskels = figures.makespan() != Trace.NEVER && figures.busy() > 0 && figures.makespan() > 0;
            double wall = figures.wall() / ComparedRun.NANOS;
            double makespan = hasTaskels ? figures.makespan() / ComparedRun.NANOS : 0;
            double count = figures.completed();
            boolean hasCpu = figures.measured() > 0;
            return new Factors(
                    hasTaskels ? first : wall,
                    makespan,
                    hasTaskels ? wall - first - makespan : 0,
                    count,
                    hasCpu && count > 0 ? figures.cpu() / ComparedRun.NANOS / count : Double.NaN,
                    count > 0 ? figures.busy() / ComparedRun.NANOS / count : 0,
                    WorkersAtOnce.of(run.recording().header(), run.recording().trace()));
        }

        boolean hasTaskels() {
            return makespan > 0 && count > 0 && duration > 0;
        }

        double used() {
            return count * duration / (workers * makespan);
        }
    }

    static Causes of(ComparedRun before, ComparedRun after) {
        Factors from = Factors.of(before);
        Factors to = Factors.of(after);
        Causes causes = new Causes();
        causes.add(Cause.START, to.start() - from.start());
        causes.add(Cause.END, to.end() - from.end());
        if (from.hasTaskels() && to.hasTaskels()) {
            causes.makespan(from, to);
        } else {
            causes.add(Cause.TASKELS, to.makespan() - from.makespan());
        }
        return causes;
    }

    private void makespan(Factors from, Factors to) {
        double difference = to.makespan() - from.makespan();
        double logarithm = Math.log(to.makespan() / from.makespan());
        double mean = logarithm == 0 ? from.makespan() : difference / logarithm;
        add(Cause.TASKELS, mean * Math.log(to.count() / from.count()));
        add(Cause.WORKERS, -mean * Math.log(to.workers() / from.workers()));
        add(Cause.IDLE, -mean * Math.log(to.used() / from.used()));
        double duration = mean * Math.log(to.duration() / from.duration());
        double longer = to.duration() - from.duration();
        double cpu = to.cpu() - from.cpu();
        if (Double.isNaN(cpu) || longer == 0) {
            add(Cause.DURATION, duration);
        } else {
            add(Cause.CPU, duration * cpu / longer);
            add(Cause.WAITING, duration * (longer - cpu) / longer);
        }
    }

    private void add(Cause cause, double more) {
        if (more != 0) {
            seconds.put(cause, more);
        }
    }

    /** Returns how many seconds a cause adds; negative if it saves them. */
    double of(Cause cause) {
        return seconds.getOrDefault(cause, 0.0);
    }

    /**
     * Returns the causes to name, the strongest first: the strongest in the direction of the difference, and up to two
     * others that are not much weaker than it or the difference, in either direction.
     */
    List<Cause> strongest(double difference) {
        List<Cause> all = seconds.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Cause, Double> it) -> -Math.abs(it.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        Optional<Cause> main =
                all.stream().filter(cause -> of(cause) * difference > 0).findFirst();
        double least = NOTABLE * main.map(cause -> Math.abs(of(cause))).orElse(Math.abs(difference));
        return all.stream()
                .filter(cause -> Math.abs(of(cause)) >= least)
                .limit(MOST_NAMED)
                .toList();
    }
}
