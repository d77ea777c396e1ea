package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;

/** Lessons about which calls of a pool block, and what they return. */
final class CallLessons {
    private CallLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.CALLS, "apply-one-after-another")
                        .stage("apply", """
                                {"mode": "apply", "processes": 3, "items": 6, "workload": "sleep:seconds=0.8"}""")
                        .question(runs -> atOnce(runs.first()), "one", "every-worker", "some")
                        .check(CallLessons::oneAfterAnother),
                lesson(Family.CALLS, "apply-async-then-get")
                        .views(View.ORDER)
                        .stage("apply-async", """
                                {"mode": "apply_async", "processes": 3, "items": 6,
                                 "workload": "sleep:seconds=1.2"}""")
                        .check(CallLessons::allHandedOverFirst),
                lesson(Family.CALLS, "map-blocks-until-the-last")
                        .views(View.ORDER)
                        .stage("map", """
                                {"mode": "map", "processes": 3, "items": 6, "chunksize": 1,
                                 "workload": "sleep-descending:unit=0.5"}""")
                        .check(CallLessons::blocksAndKeepsOrder),
                lesson(Family.CALLS, "map-async-returns-at-once")
                        .stage("map-async", """
                                {"mode": "map_async", "processes": 3, "items": 6, "chunksize": 1,
                                 "workload": "sleep-descending:unit=0.5"}""")
                        .check(runs -> returnedAtOnce(runs.first())),
                lesson(Family.CALLS, "starmap-unpacks-rows")
                        .views(View.TASKELS)
                        .stage("starmap", """
                                {"mode": "starmap", "processes": 3, "items": 6, "chunksize": 1,
                                 "workload": "sleep:seconds=1"}""")
                        .check(CallLessons::unpacksRows),
                lesson(Family.CALLS, "starmap-async-does-both")
                        .stage("starmap-async", """
                                {"mode": "starmap_async", "processes": 3, "items": 6, "chunksize": 1,
                                 "workload": "sleep:seconds=1"}""")
                        .check(CallLessons::unpacksAndReturnsAtOnce));
    }

    private static String atOnce(RunFacts run) {
        int most = run.mostAtOnce();
        return most <= 1 ? "one" : most == run.workers() ? "every-worker" : "some";
    }

    private static Finding oneAfterAnother(Runs runs) {
        RunFacts run = runs.first();
        int most = run.mostAtOnce();
        if (most > 1) {
            return Finding.fails("together").with("most", most);
        }
        int calls = run.calls(CallKind.APPLY).size();
        if (calls < run.items()) {
            return Finding.fails("not-blocked").with("calls", calls).with("taskels", run.items());
        }
        if (run.workers() < 2) {
            return Finding.fails("no-choice").with("workers", run.workers());
        }
        return Finding.holds()
                .with("calls", calls)
                .with("blocked", run.blockedIn(CallKind.APPLY))
                .with("workers", run.workers());
    }

    private static Finding allHandedOverFirst(Runs runs) {
        RunFacts run = runs.first();
        List<Integer> gets = run.calls(CallKind.GET);
        long last = IntStream.range(0, run.items())
                .mapToLong(run.trace().taskels()::submitted)
                .max()
                .orElse(Trace.NEVER);
        if (gets.isEmpty() || last > run.trace().calls().began(gets.get(0))) {
            return Finding.fails("waited-first").with("taskels", run.items()).with("gets", gets.size());
        }
        int most = run.mostAtOnce();
        if (most < 2) {
            return Finding.fails("not-together").with("workers", run.workers());
        }
        return Finding.holds()
                .with("taskels", run.items())
                .with("most", most)
                .with("gets", gets.size())
                .with("blocked", run.blockedIn(CallKind.GET));
    }

    private static Finding blocksAndKeepsOrder(Runs runs) {
        RunFacts run = runs.first();
        if (!run.deliveredByIndex()) {
            return Finding.fails("order").with("delivered", run.delivered());
        }
        if (!run.stoodIn(CallKind.MAP)) {
            return Finding.fails("not-blocked")
                    .with("calls", run.calls(CallKind.MAP).size());
        }
        return Finding.holds()
                .with("blocked", run.blockedIn(CallKind.MAP))
                .with("last", run.completed().get(run.items() - 1))
                .with("completed", run.completed())
                .with("delivered", run.delivered());
    }

    private static Finding returnedAtOnce(RunFacts run) {
        List<Integer> waits = run.calls(CallKind.WAIT);
        if (waits.isEmpty()) {
            return Finding.fails("blocked");
        }
        int done = run.endedBy(run.trace().calls().began(waits.get(0)));
        if (2 * done >= run.items() || !run.stoodIn(CallKind.WAIT)) {
            return Finding.fails("late").with("done", done).with("taskels", run.items());
        }
        return Finding.holds()
                .with("done", done)
                .with("taskels", run.items())
                .with("blocked", run.blockedIn(CallKind.WAIT));
    }

    private static Finding unpacksRows(Runs runs) {
        RunFacts run = runs.first();
        if (!run.plan().mode().unpacks()) {
            return Finding.fails("no-rows").with("mode", run.plan().mode().key());
        }
        if (!run.stoodIn(CallKind.STARMAP)) {
            return Finding.fails("not-blocked")
                    .with("calls", run.calls(CallKind.STARMAP).size());
        }
        return Finding.holds().with("taskels", run.items()).with("blocked", run.blockedIn(CallKind.STARMAP));
    }

    private static Finding unpacksAndReturnsAtOnce(Runs runs) {
        RunFacts run = runs.first();
        return run.plan().mode().unpacks()
                ? returnedAtOnce(run)
                : Finding.fails("no-rows").with("mode", run.plan().mode().key());
    }
}
