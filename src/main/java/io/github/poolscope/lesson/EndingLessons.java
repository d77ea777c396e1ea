package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.lesson.ScriptFacts.BlockedInterval;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Workers;
import java.util.List;
import java.util.stream.IntStream;

/** Lessons about how a pool ends: by close or by terminate. */
final class EndingLessons {
    private EndingLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.LIFETIME, "close-then-join")
                        .views(View.OUTPUT)
                        .script("close", 3, """
                                {"script": "close-then-join", "mode": "map_async", "processes": 2, "items": 4,
                                 "workload": "sleep:seconds=1"}""")
                        .check(EndingLessons::refusedThenDone),
                lesson(Family.LIFETIME, "terminate-drops-the-rest")
                        .views(View.TASKELS, View.EVENTS)
                        .script("terminate", 2, """
                                {"script": "terminate", "mode": "apply_async", "processes": 2, "items": 8,
                                 "workload": "sleep:seconds=1.2"}""")
                        .question(EndingLessons::whatIsThere, "all", "some", "none")
                        .differs()
                        .check(EndingLessons::restIsDropped));
    }

    private static Finding refusedThenDone(Runs runs) {
        RunFacts run = runs.first();
        Printed join = Printed.byMain(run).after("join refused: ");
        Printed submit = Printed.byMain(run).after("apply_async refused: ");
        if (join.count() != 1 || submit.count() != 1) {
            return Finding.fails("not-refused").with("joins", join.count()).with("calls", submit.count());
        }
        int done = run.withOutcome(Outcome.SUCCEEDED).size();
        // CPython's program is at the join that is refused, too, if only for an instant.
        List<BlockedInterval> joins = new ScriptFacts(run).blockedAt("join");
        boolean isLast = joins.size() == 1 && joins.get(0).to() >= run.lastReceived();
        Finding finding = isLast && done == run.items() ? Finding.holds() : Finding.fails("left-early");
        return finding.with("join", join.texts().get(0))
                .with("call", submit.texts().get(0))
                .with("blocked", run.blockedIn(CallKind.JOIN))
                .with("done", done)
                .with("taskels", run.items());
    }

    private static String whatIsThere(Runs runs) {
        RunFacts run = runs.first();
        int done = run.withOutcome(Outcome.SUCCEEDED).size();
        return done == 0 ? "none" : done == run.items() ? "all" : "some";
    }

    private static Finding restIsDropped(Runs runs) {
        RunFacts run = runs.first();
        int done = run.withOutcome(Outcome.SUCCEEDED).size();
        Workers workers = run.trace().workers();
        long killed = IntStream.range(0, workers.count())
                .filter(worker -> workers.exitCode(worker) < 0)
                .count();
        Finding finding = done == run.items()
                ? Finding.fails("all-done")
                : done == 0
                        ? Finding.fails("nothing-done")
                        : killed == 0 ? Finding.fails("nobody-ended") : Finding.holds();
        return finding.with("done", done)
                .with("dropped", run.withOutcome(Outcome.CANCELLED).size())
                .with("taskels", run.items())
                .with("killed", killed)
                .with("blocked", run.blockedIn(CallKind.JOIN));
    }
}
