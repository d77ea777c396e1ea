package io.github.poolscope.cli;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerFigures;
import io.github.poolscope.analysis.time.PartTimes;
import io.github.poolscope.analysis.time.RunTime;
import io.github.poolscope.analysis.time.TimePart;
import io.github.poolscope.analysis.time.TimeWords;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Shown;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes in a few lines how a run went. */
final class Summary {
    private static final int MAX_FAILURES = 5;
    private static final int MAX_WORKERS = 16;
    private static final int MAX_MESSAGE_LENGTH = 1_000;
    /** A worker's wait for a processor is mentioned if it is at least one part in this many of its time in taskels. */
    private static final int WORTH_TELLING = 5;
    /** Smaller shares of the workers' time are not mentioned. */
    private static final double SMALLEST_SHARE = 0.01;

    private Summary() {}

    static void print(Recording run, PrintWriter out) {
        Trace trace = run.trace();
        Figures figures = Figures.of(run.header(), trace);
        out.println(line(run, figures));
        time(RunTime.of(run.header(), trace), out);
        figures.workers().stream().limit(MAX_WORKERS).forEach(worker -> worker(trace, worker, out));
        if (figures.workers().size() > MAX_WORKERS) {
            out.println("  … and " + Units.plural(figures.workers().size() - MAX_WORKERS, "more worker"));
        }
        int failures = trace.failures().count();
        for (int rank = 0; rank < Math.min(failures, MAX_FAILURES); rank++) {
            Failure failure = trace.failures().at(rank);
            out.println("  taskel " + failure.index() + " failed: " + failure.type() + ": "
                    + Shown.line(failure.message(), MAX_MESSAGE_LENGTH));
        }
        if (trace.taskels().failedCount() > MAX_FAILURES) {
            out.println("  … and " + Units.plural(trace.taskels().failedCount() - MAX_FAILURES, "more failure"));
        }
        Notices.of(run.header(), trace).forEach(notice -> out.println("  notice: " + notice.text()));
        if (run.saveProblem().isEmpty()) {
            out.println("  saved as " + run.file());
        }
        out.flush();
    }

    /** Prints the largest parts of the workers' time. */
    private static void time(RunTime time, PrintWriter out) {
        PartTimes parts = time.whole();
        String largest = Arrays.stream(TimePart.values())
                .filter(part -> parts.share(part) >= SMALLEST_SHARE)
                .sorted(Comparator.comparingLong(parts::of).reversed())
                .map(part -> TimeWords.name(part) + " " + Units.percent(parts.share(part)))
                .collect(Collectors.joining(", "));
        if (!largest.isEmpty()) {
            out.println("  time of " + Units.plural(time.slots(), "worker") + ": " + largest);
        }
    }

    /** Returns the run in one line. */
    static String line(Recording run) {
        return line(run, Figures.of(run.header(), run.trace()));
    }

    private static String line(Recording run, Figures figures) {
        Trace trace = run.trace();
        return String.format(
                Locale.ROOT,
                "%s: %s of %s in %s, %s failed; start-up %s, utilisation %s, makespan %s (bound %s)",
                trace.state().name().toLowerCase(Locale.ROOT),
                Units.count(figures.completed()),
                Units.plural(Progress.total(run.header(), trace), "taskel"),
                Units.duration(figures.wall()),
                Units.count(figures.failed()),
                Units.duration(figures.startup()),
                Units.percent(figures.utilisation()),
                Units.duration(figures.makespan()),
                Units.duration(figures.bound()));
    }

    /** Returns how long the worker waited for a processor; empty if that was too short to mention. */
    private static String waited(WorkerFigures figures) {
        return figures.waitedNanos() >= Math.max(1, figures.busyNanos() / WORTH_TELLING)
                ? " (waited " + Units.duration(figures.waitedNanos()) + " for a processor)"
                : "";
    }

    private static void worker(Trace trace, WorkerFigures figures, PrintWriter out) {
        int worker = figures.worker();
        out.printf(
                Locale.ROOT,
                "  worker %d, PID %d: %s, %s, busy %s, CPU %s%s, %s; %s%n",
                worker + 1,
                trace.workers().pid(worker),
                Units.plural(figures.tasks(), "task"),
                Units.plural(figures.taskels(), "taskel"),
                Units.percent(figures.utilisation()),
                Units.duration(figures.cpuNanos()),
                waited(figures),
                Units.bytes(figures.mostResident()),
                trace.workers().exited(worker) == Trace.NEVER
                        ? "still there"
                        : WorkerFacts.exit(trace.workers(), worker));
    }
}
