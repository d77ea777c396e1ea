package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.json;
import static io.github.poolscope.lesson.LessonBuilder.lesson;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Lessons about tasks, their size, and its effects. */
final class ChunkLessons {
    private static final String ONE = "one";
    private static final String SOME = "some";
    private static final String MANY = "many";

    /**
     * The long run takes about three times as long as the short one; a busy machine can reduce that factor to about
     * this.
     */
    private static final double CLEARLY_LONGER = 1.1;

    private ChunkLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.CHUNKS, "task-or-taskel")
                        .views(View.TASKELS)
                        .stage("chunks", """
                                {"mode": "map", "processes": 3, "items": 12, "chunksize": 4,
                                 "workload": "sleep:seconds=0.8"}""")
                        .check(ChunkLessons::tasksTravel),
                lesson(Family.CHUNKS, "automatic-chunksize")
                        .views(View.TASKELS)
                        .stage("even", """
                                {"mode": "map", "processes": 3, "items": 48, "workload": "sleep:seconds=0.12"}""")
                        .stage("rest", """
                                {"mode": "map", "processes": 3, "items": 50, "workload": "sleep:seconds=0.12"}""")
                        .check(ChunkLessons::followsTheFormula),
                chunksizes("chunksize-on-short-taskels", """
                        {"mode": "map", "processes": 2, "items": 60000, "workload": "identity", "chunksize": %d}""")
                        .views(View.NOTICES)
                        .check(ChunkLessons::fewerTrips),
                chunksizes("chunksize-on-uneven-taskels", """
                        {"mode": "map", "processes": 3, "items": 32,
                         "workload": "sleep-descending:unit=0.01", "chunksize": %d}""")
                        .question(ChunkLessons::slowest, ONE, SOME, MANY)
                        .check(ChunkLessons::largeChunksLeaveWorkersIdle),
                chunksizes("files-in-chunks", """
                        {"mode": "imap_unordered", "processes": 2, "workload": "files-sha256",
                         "items": %s, "chunksize": %%d}""".formatted(javaFolder()))
                        .views(View.TASKELS)
                        .check(ChunkLessons::sameFilesInFewerTrips));
    }

    private static LessonBuilder chunksizes(String name, String form) {
        return lesson(Family.CHUNKS, name)
                .stage(ONE, json(form, 1))
                .stage(SOME, json(form, 4))
                .stage(MANY, json(form, 32));
    }

    /** Returns the folder in the notation of JSON and of format strings. */
    private static String javaFolder() {
        return TextNode.valueOf("files:" + JavaFolder.find()).toString().replace("%", "%%");
    }

    private static Finding tasksTravel(Runs runs) {
        RunFacts run = runs.first();
        if (run.tasks() >= run.items()) {
            return Finding.fails("no-chunks").with("tasks", run.tasks()).with("taskels", run.items());
        }
        Tasks tasks = run.trace().tasks();
        Taskels taskels = run.trace().taskels();
        for (int task = 0; task < run.tasks(); task++) {
            int first = tasks.first(task);
            long workers = IntStream.range(first, first + tasks.size(task))
                    .map(taskels::worker)
                    .distinct()
                    .count();
            if (workers > 1) {
                return Finding.fails("torn").with("task", task).with("workers", workers);
            }
        }
        return Finding.holds()
                .with("taskels", run.items())
                .with("tasks", run.tasks())
                .with("size", run.chunksize())
                .with("workers", run.workersUsed().size());
    }

    private static Finding followsTheFormula(Runs runs) {
        for (RunFacts run : runs.all()) {
            int formula = Chunksize.automatic(run.items(), run.workers());
            if (run.chunksize() != formula) {
                return Finding.fails("other-size")
                        .with("taskels", run.items())
                        .with("workers", run.workers())
                        .with("size", run.chunksize())
                        .with("formula", formula);
            }
        }
        RunFacts even = runs.of("even");
        RunFacts rest = runs.of("rest");
        return Finding.holds()
                .with("evenTaskels", even.items())
                .with("evenSize", even.chunksize())
                .with("evenTasks", even.tasks())
                .with("restTaskels", rest.items())
                .with("restSize", rest.chunksize())
                .with("restTasks", rest.tasks());
    }

    private static Finding fewerTrips(Runs runs) {
        if (!fall(runs, RunFacts::tasks)) {
            return tasks(Finding.fails("same-trips"), runs);
        }
        boolean quicker =
                runs.of(MANY).figures().makespan() < runs.of(ONE).figures().makespan();
        return makespans(tasks(quicker ? Finding.holds() : Finding.fails("no-quicker"), runs), runs);
    }

    private static String slowest(Runs runs) {
        return runs.byStage().entrySet().stream()
                .max(Map.Entry.comparingByValue(
                        Comparator.comparingLong(run -> run.figures().makespan())))
                .orElseThrow()
                .getKey();
    }

    private static Finding largeChunksLeaveWorkersIdle(Runs runs) {
        RunFacts one = runs.of(ONE);
        RunFacts many = runs.of(MANY);
        Finding finding;
        if (many.workersUsed().size() >= one.workersUsed().size()) {
            finding = Finding.fails("same-workers");
        } else if (many.figures().makespan() < CLEARLY_LONGER * one.figures().makespan()) {
            finding = Finding.fails("no-longer");
        } else {
            finding = Finding.holds();
        }
        return makespans(finding, runs)
                .with("oneWorkers", one.workersUsed().size())
                .with("manyWorkers", many.workersUsed().size());
    }

    private static Finding sameFilesInFewerTrips(Runs runs) {
        Map<String, String> digests = results(runs.of(ONE));
        for (RunFacts run : runs.all()) {
            if (!results(run).equals(digests) || run.completed().size() != digests.size()) {
                return Finding.fails("other-results").with("files", digests.size());
            }
        }
        return fall(runs, RunFacts::tasks)
                ? makespans(tasks(Finding.holds().with("files", digests.size()), runs), runs)
                : tasks(Finding.fails("same-trips"), runs);
    }

    private static Map<String, String> results(RunFacts run) {
        Map<String, String> results = new TreeMap<>();
        Taskels taskels = run.trace().taskels();
        IntStream.range(0, run.items()).forEach(index -> results.put(taskels.item(index), taskels.result(index)));
        return results;
    }

    private static boolean fall(Runs runs, ToIntFunction<RunFacts> count) {
        int one = count.applyAsInt(runs.of(ONE));
        int some = count.applyAsInt(runs.of(SOME));
        return one > some && some > count.applyAsInt(runs.of(MANY));
    }

    private static Finding tasks(Finding finding, Runs runs) {
        return finding.with("oneTasks", runs.of(ONE).tasks())
                .with("someTasks", runs.of(SOME).tasks())
                .with("manyTasks", runs.of(MANY).tasks());
    }

    private static Finding makespans(Finding finding, Runs runs) {
        return finding.with("oneTime", runs.of(ONE).makespan())
                .with("someTime", runs.of(SOME).makespan())
                .with("manyTime", runs.of(MANY).makespan());
    }
}
