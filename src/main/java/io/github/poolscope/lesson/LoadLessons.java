package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.analysis.Units;
import java.util.List;

/** Lessons about the difference between busy by the clock and busy by the processor. */
final class LoadLessons {
    private static final String COMPUTING = "computing";
    private static final String WAITING = "waiting";

    /**
     * The maximum CPU share of a sleeping taskel. A later taskel that sleeps uses a tenth of this; one that computes on
     * a very busy machine uses several times as much.
     */
    private static final double LOW = 0.05;

    /** The minimum share of time in which a worker of a pool without gaps has a taskel. */
    private static final double BUSY = 0.5;

    private LoadLessons() {}

    static List<Lesson> all() {
        return List.of(lesson(Family.COST, "busy-but-low-cpu")
                .views(View.CPU)
                .stage(COMPUTING, """
                        {"mode": "map", "processes": 1, "items": 4, "chunksize": 1,
                         "workload": "primes:below=40000000"}""")
                .stage(WAITING, """
                        {"mode": "map", "processes": 1, "items": 4, "chunksize": 1,
                         "workload": "sleep:seconds=0.8"}""")
                .check(LoadLessons::oneComputesOneWaits));
    }

    /** Returns the share of the makespan in which a taskel was running. */
    private static double busy(RunFacts run) {
        return run.figures().busy()
                / (double) Math.max(1, run.workers() * run.figures().makespan());
    }

    private static Finding oneComputesOneWaits(Runs runs) {
        RunFacts computing = runs.of(COMPUTING);
        RunFacts waiting = runs.of(WAITING);
        Finding finding;
        if (busy(computing) < BUSY || busy(waiting) < BUSY) {
            finding = Finding.fails("idle");
        } else if (waiting.leastCpuShare() >= LOW) {
            finding = Finding.fails("computed");
        } else {
            finding = computing.leastCpuShare() < LOW ? Finding.fails("waited") : Finding.holds();
        }
        return finding.with("computingBusy", Units.percent(busy(computing)))
                .with("computingShare", Units.percent(computing.cpuShare()))
                .with("waitingBusy", Units.percent(busy(waiting)))
                .with("waitingShare", Units.percent(waiting.leastCpuShare()));
    }
}
