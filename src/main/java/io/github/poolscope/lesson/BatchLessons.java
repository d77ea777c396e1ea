package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.json;
import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lessons about a batch that is split beforehand, and one that is not. */
final class BatchLessons {
    private static final String PARTS = "parts";
    private static final String SINGLE = "single";

    /** The minimum share of the makespan for which one worker works alone if the parts were split beforehand. */
    private static final double LONG = 0.3;

    private BatchLessons() {}

    static List<Lesson> all() {
        return List.of(lesson(Family.CHUNKS, "fixed-parts-or-chunks")
                .views(View.TASKELS)
                .script(PARTS, 7, batch(4))
                .script(SINGLE, 3.5, batch(1))
                .check(BatchLessons::partsLeaveOneAlone));
    }

    private static String batch(int chunksize) {
        return json("""
                {"script": "batch-over-files", "mode": "map", "processes": 3, "items": 12, "chunksize": %d}""", chunksize);
    }

    /** Returns the share of the makespan, at its end, in which only one worker was busy. */
    private static double alone(RunFacts run) {
        Taskels taskels = run.trace().taskels();
        Map<Integer, Long> ends = new LinkedHashMap<>();
        long first = Long.MAX_VALUE;
        for (int index = 0; index < run.items(); index++) {
            if (taskels.ended(index) != Trace.NEVER) {
                ends.merge(taskels.worker(index), taskels.ended(index), Math::max);
                first = Math.min(first, taskels.started(index));
            }
        }
        long[] sorted = ends.values().stream().mapToLong(end -> end).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        long last = sorted[sorted.length - 1];
        long before = sorted.length == 1 ? first : sorted[sorted.length - 2];
        return (last - before) / (double) Math.max(1, last - first);
    }

    private static Finding partsLeaveOneAlone(Runs runs) {
        RunFacts parts = runs.of(PARTS);
        RunFacts single = runs.of(SINGLE);
        Finding finding;
        if (!parts.results().equals(single.results())) {
            finding = Finding.fails("other-results");
        } else if (alone(parts) < LONG) {
            finding = Finding.fails("not-alone");
        } else {
            finding = 2 * alone(single) > alone(parts) ? Finding.fails("still-alone") : Finding.holds();
        }
        return finding.with("files", parts.items())
                .with("partsAlone", Units.percent(alone(parts)))
                .with("singleAlone", Units.percent(alone(single)))
                .with("partsTime", parts.makespan())
                .with("singleTime", single.makespan());
    }
}
