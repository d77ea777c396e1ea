package io.github.poolscope.ui.app;

import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.WorkTitle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Describes a run and its state in words. */
final class RunWords {
    private RunWords() {}

    static String title(Plan plan) {
        String work = WorkTitle.of(plan);
        return plan.work() instanceof Work.Script || plan.isOfCommand()
                ? work
                : Words.text("run.title", work, plan.mode().key());
    }

    /**
     * Returns the number of workers of the pool; of a watched program, of all workers that its pools have had, or of its
     * processes if it has used no pool.
     */
    static String workers(Recording run) {
        if (!run.header().isWatched()) {
            return Words.text("status.workers", Units.count(run.header().workers()));
        }
        Workers workers = run.trace().workers();
        long ofPools = IntStream.range(0, workers.count())
                .filter(worker -> workers.kind(worker) == WorkerKind.POOL_WORKER)
                .count();
        return ofPools > 0
                ? Words.text("status.workers", Units.count(ofPools))
                : Words.text("status.processes", Units.count(workers.count()));
    }

    static String state(RunState state) {
        return Words.text("state." + state.name().toLowerCase(Locale.ROOT));
    }

    /** Returns the state of a run; includes the number of failed taskels if the state alone would suggest success. */
    static String standing(Recording run, RunState state) {
        if (state == RunState.INTERRUPTED && goesOn(run)) {
            return Words.text("history.elsewhere", state(RunState.RUNNING));
        }
        int failed = run.trace().taskels().failedCount();
        boolean goodNews = state == RunState.RUNNING || state == RunState.COMPLETED;
        return goodNews && failed > 0
                ? Words.text("state.with-failed", state(state), Units.count(failed))
                : state(state);
    }

    /** Returns the style of a state: {@code good}, {@code bad}, {@code warn} or {@code live}. */
    static String tone(Recording run, RunState state) {
        return switch (state) {
            case STARTING, RUNNING -> "live";
            case COMPLETED -> run.trace().taskels().failedCount() == 0 ? "good" : "warn";
            case FAILED -> "bad";
            case INTERRUPTED -> goesOn(run) ? "live" : "warn";
            case STOPPING, CANCELLED -> "warn";
        };
    }

    private static boolean goesOn(Recording run) {
        return run instanceof SavedRun saved && saved.goesOn();
    }

    /** Returns what went wrong, for the banner; empty if nothing did. */
    static Optional<String> trouble(Recording run) {
        Trace trace = run.trace();
        int failed = trace.taskels().failedCount();
        String count = failed == 0 ? "" : failures(run);
        if (trace.state() == RunState.FAILED) {
            String why = trace.error().orElseGet(() -> Words.text("trouble.no-reason"));
            return Optional.of(both(Words.text("trouble.failed", sentence(why)), count));
        }
        if (trace.state() == RunState.CANCELLED) {
            return Optional.of(both(
                    Words.text(
                            "trouble.stopped",
                            Units.count(trace.taskels().completedCount()),
                            Units.count(Progress.total(run.header(), trace))),
                    count));
        }
        if (trace.state() == RunState.INTERRUPTED) {
            return Optional.of(both(Words.text(goesOn(run) ? "trouble.goes-on" : "trouble.interrupted"), count));
        }
        if (failed > 0 && trace.failures().count() > 0) {
            return Optional.of(both(count, firstFailure(trace)));
        }
        return Optional.empty();
    }

    private static String failures(Recording run) {
        Taskels taskels = run.trace().taskels();
        int failed = taskels.failedCount();
        return WorkerNames.of(run.trace()).onlyProcesses(taskels.count())
                ? Words.text("trouble.processes", Units.count(failed), Units.count(taskels.count()))
                : Words.text(
                        "trouble.count",
                        Units.count(failed),
                        Units.count(Progress.total(run.header(), run.trace())),
                        Units.count(taskels.completedCount() - failed));
    }

    private static String firstFailure(Trace trace) {
        Failure first = trace.failures().at(0);
        String process = WorkerNames.of(trace).processOf(first.index());
        return process.isEmpty()
                ? Words.text("trouble.first", first.index(), sentence(first.type() + ": " + first.message()))
                : Words.text("trouble.first.process", process, sentence(first.message()));
    }

    /** Returns two sentences, or the one that is not empty. */
    private static String both(String one, String other) {
        return other.isEmpty() ? one : Words.text("trouble.both", one, other);
    }

    private static String sentence(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }
}
