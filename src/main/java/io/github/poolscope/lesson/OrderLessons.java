package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.analysis.HeadOfLine;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.CallKind;
import java.util.List;

/** Lessons about the order of results when the first taskel is the longest. */
final class OrderLessons {
    private static final String SUBMITTED_FIRST = "submitted-first";
    private static final String SUBMITTED_LAST = "submitted-last";
    private static final String BETWEEN = "between";

    private OrderLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.ORDER, "imap-keeps-order")
                        .views(View.ORDER)
                        .stage("imap", """
                                {"mode": "imap", "processes": 3, "items": 3,
                                 "workload": "sleep-list:times=4;3;2"}""")
                        .question(OrderLessons::comesFirst, SUBMITTED_FIRST, BETWEEN, SUBMITTED_LAST)
                        .check(OrderLessons::keepsOrder),
                lesson(Family.ORDER, "imap-unordered-as-they-finish")
                        .views(View.ORDER)
                        .stage("imap-unordered", """
                                {"mode": "imap_unordered", "processes": 3, "items": 3,
                                 "workload": "sleep-list:times=4;3;2"}""")
                        .question(OrderLessons::comesFirst, SUBMITTED_FIRST, BETWEEN, SUBMITTED_LAST)
                        .check(OrderLessons::asTheyFinish));
    }

    private static String comesFirst(Runs runs) {
        List<Integer> delivered = runs.first().delivered();
        if (delivered.isEmpty()) {
            return "none";
        }
        int first = delivered.get(0);
        return first == 0 ? SUBMITTED_FIRST : first == runs.first().items() - 1 ? SUBMITTED_LAST : BETWEEN;
    }

    private static Finding keepsOrder(Runs runs) {
        RunFacts run = runs.first();
        if (!run.deliveredByIndex()) {
            return Finding.fails("order").with("delivered", run.delivered());
        }
        if (run.calls(CallKind.NEXT).isEmpty()) {
            return Finding.fails("not-one-by-one");
        }
        HeadOfLine heads = run.heads();
        if (heads.held() == 0) {
            return Finding.fails("nothing-held").with("completed", run.completed());
        }
        int longest = heads.longest();
        return Finding.holds()
                .with("delivered", run.delivered())
                .with("completed", run.completed())
                .with("held", longest)
                .with("time", Units.duration(heads.heldFor(longest)))
                .with("behind", heads.behind(longest));
    }

    private static Finding asTheyFinish(Runs runs) {
        RunFacts run = runs.first();
        if (run.deliveredByIndex()) {
            return Finding.fails("in-order").with("completed", run.completed()).with("workers", run.workers());
        }
        if (!run.delivered().equals(run.completed())) {
            return Finding.fails("held").with("completed", run.completed()).with("delivered", run.delivered());
        }
        int first = run.delivered().get(0);
        long earlier =
                run.trace().taskels().delivered(0) - run.trace().taskels().delivered(first);
        return Finding.holds()
                .with("delivered", run.delivered())
                .with("first", first)
                .with("time", Units.duration(earlier));
    }
}
