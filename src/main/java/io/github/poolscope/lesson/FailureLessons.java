package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Lessons about what is lost when a taskel raises or its worker dies, and what continues. */
final class FailureLessons {
    private static final String MAP = "map";
    private static final String IMAP = "imap";
    private static final String APPLY_ASYNC = "apply-async";

    /** How long the main program is seen to wait for a result that never comes, in nanoseconds. */
    private static final long ENOUGH_WAITING = 1_000_000_000;

    private FailureLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.FAILURES, "exception-in-one-taskel")
                        .views(View.TASKELS)
                        .raisingStage(MAP, failing("map"))
                        .stage(IMAP, failing("imap"))
                        .stage(APPLY_ASYNC, failing("apply_async"))
                        .question(FailureLessons::losesAll, MAP, IMAP, APPLY_ASYNC)
                        .check(FailureLessons::mapLosesTheList),
                lesson(Family.FAILURES, "worker-dies")
                        .views(View.WORKERS, View.TASKELS)
                        .stage("crash", """
                                {"mode": "imap", "processes": 3, "items": 30,
                                 "workload": "crash:on=2,seconds=0.5"}""")
                        .question(FailureLessons::lost, "nothing", "one-result", "more")
                        .secondsOnCPython("crash", 7)
                        .stoppedOnCPython("crash", FailureLessons::isAllElseThere)
                        .differs(FailureLessons::callerWaitsForEver)
                        .check(FailureLessons::oneResultIsLost));
    }

    private static String failing(String mode) {
        return """
                {"mode": "%s", "processes": 3, "items": 6, "chunksize": 1,
                 "workload": "fail:on=2,seconds=0.8"}""".formatted(mode);
    }

    private static String losesAll(Runs runs) {
        List<String> losers = runs.byStage().entrySet().stream()
                .filter(run -> resultsOf(run.getValue()) == 0)
                .map(Map.Entry::getKey)
                .toList();
        return losers.size() == 1 ? losers.get(0) : "";
    }

    /** Returns how many results the main program received; an error in the place of a result does not count. */
    private static long resultsOf(RunFacts run) {
        return run.trace().state() == RunState.FAILED
                ? 0
                : run.delivered().stream()
                        .filter(index -> run.trace().taskels().outcome(index) == Outcome.SUCCEEDED)
                        .count();
    }

    private static Finding mapLosesTheList(Runs runs) {
        RunFacts map = runs.of(MAP);
        for (RunFacts run : runs.all()) {
            if (run.withOutcome(Outcome.FAILED).size() != 1) {
                return Finding.fails("not-one").with("failed", run.withOutcome(Outcome.FAILED));
            }
        }
        int good = map.withOutcome(Outcome.SUCCEEDED).size();
        if (resultsOf(map) > 0 || good == 0) {
            return Finding.fails("map-gave").with("results", resultsOf(map)).with("good", good);
        }
        for (String stage : List.of(IMAP, APPLY_ASYNC)) {
            RunFacts run = runs.of(stage);
            if (resultsOf(run) != run.items() - 1) {
                return Finding.fails("also-lost")
                        .with("stage", stage)
                        .with("results", resultsOf(run))
                        .with("taskels", run.items());
            }
        }
        return Finding.holds()
                .with("failed", map.withOutcome(Outcome.FAILED))
                .with("good", good)
                .with("imapResults", resultsOf(runs.of(IMAP)))
                .with("asyncResults", resultsOf(runs.of(APPLY_ASYNC)));
    }

    private static String lost(Runs runs) {
        RunFacts run = runs.first();
        if (run.withOutcome(Outcome.LOST).isEmpty()) {
            return "nothing";
        }
        long lost = run.items() - resultsOf(run);
        return lost == 0 ? "nothing" : lost == 1 ? "one-result" : "more";
    }

    private static Finding oneResultIsLost(Runs runs) {
        RunFacts run = runs.first();
        Workers workers = run.trace().workers();
        List<Integer> dead = IntStream.range(0, workers.count())
                .filter(worker -> workers.reason(worker) == ExitReason.DIED)
                .boxed()
                .toList();
        if (dead.isEmpty()) {
            return Finding.fails("nobody-died");
        }
        List<Integer> lost = run.withOutcome(Outcome.LOST);
        int good = run.withOutcome(Outcome.SUCCEEDED).size();
        if (lost.size() != 1 || good != run.items() - 1) {
            return Finding.fails("other-loss")
                    .with("dead", dead.size())
                    .with("lost", lost.size())
                    .with("good", good)
                    .with("taskels", run.items());
        }
        int victim = run.trace().taskels().worker(lost.get(0));
        Set<Long> replacements = new TreeSet<>();
        IntStream.range(victim + 1, workers.count())
                .filter(worker -> workers.slot(worker) == workers.slot(victim))
                .filter(worker -> workers.pid(worker) != Trace.NONE)
                .forEach(worker -> replacements.add(workers.pid(worker)));
        if (replacements.isEmpty()) {
            return Finding.fails("not-replaced").with("pid", workers.pid(victim));
        }
        return Finding.holds()
                .with("lost", lost)
                .with("pid", workers.pid(victim))
                .with("code", workers.exitCode(victim))
                .with("other", replacements.iterator().next())
                .with("good", good)
                .with("taskels", run.items());
    }

    /** Returns whether a taskel was lost some time ago, and all others have ended. */
    private static boolean isAllElseThere(Trace trace) {
        Taskels taskels = trace.taskels();
        long last = Trace.NEVER;
        boolean isLost = false;
        for (int index = 0; index < taskels.count(); index++) {
            Outcome outcome = taskels.outcome(index);
            if (outcome == Outcome.PENDING) {
                return false;
            }
            isLost |= outcome == Outcome.LOST;
            last = Math.max(last, taskels.ended(index));
        }
        return isLost && trace.now() - last > ENOUGH_WAITING;
    }

    /** On CPython, the worker is replaced all the same, but the main program waits for the lost result to the end. */
    private static Finding callerWaitsForEver(Runs runs) {
        Finding loss = oneResultIsLost(runs);
        if (!loss.good()) {
            return loss;
        }
        RunFacts run = runs.first();
        List<Integer> nexts = run.calls(CallKind.NEXT);
        int lost = run.withOutcome(Outcome.LOST).get(0);
        Calls calls = run.trace().calls();
        int last = nexts.isEmpty() ? Trace.NONE : nexts.get(nexts.size() - 1);
        boolean isWaiting = last != Trace.NONE
                && run.trace().state() == RunState.CANCELLED
                && calls.awaited(last) == lost
                && (calls.ended(last) == Trace.NEVER || calls.ended(last) > run.lastReceived());
        Finding finding = isWaiting ? loss.as("holds.cpython") : loss.as("fails.went-on");
        return finding.with("results", resultsOf(run))
                .with(
                        "blocked",
                        isWaiting
                                ? Units.duration(
                                        calls.blockedFor(last, run.trace().now()))
                                : "–");
    }
}
