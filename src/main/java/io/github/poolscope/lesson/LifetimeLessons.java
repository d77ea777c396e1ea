package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lessons about how worker processes start and end. */
final class LifetimeLessons {
    /** The line that the initializer {@code hello} prints. */
    private static final String READY = "worker ready";

    private static final String FORK = "fork";
    private static final String SPAWN = "spawn";
    private static final String FORKSERVER = "forkserver";

    private LifetimeLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.LIFETIME, "new-process-for-each-task")
                        .views(View.WORKERS, View.OUTPUT)
                        .stage("kept", """
                                {"mode": "map", "processes": 2, "items": 6, "chunksize": 1,
                                 "workload": "print:seconds=0.5"}""")
                        .stage("renewed", """
                                {"mode": "map", "processes": 2, "items": 6, "chunksize": 1,
                                 "maxTasksPerChild": 1, "workload": "print:seconds=0.5"}""")
                        .stage("chunks", """
                                {"mode": "map", "processes": 2, "items": 6, "chunksize": 3,
                                 "maxTasksPerChild": 1, "workload": "print:seconds=0.5"}""")
                        .question(LifetimeLessons::processesOfRenewed, "workers", "taskels", "other")
                        .check(LifetimeLessons::newProcessForEachTask),
                lesson(Family.LIFETIME, "initializer-once-per-worker")
                        .views(View.OUTPUT)
                        .stage("hello", """
                                {"mode": "map", "processes": 2, "items": 8, "chunksize": 1,
                                 "initializer": "hello", "workload": "print:seconds=0.6"}""")
                        .check(LifetimeLessons::initializerRanOnce),
                lesson(Family.LIFETIME, "start-methods")
                        .views(View.WORKERS)
                        .stage(FORK, startedBy(FORK))
                        .stage(SPAWN, startedBy(SPAWN))
                        .stage(FORKSERVER, startedBy(FORKSERVER))
                        .differs(LifetimeLessons::forksAreQuick)
                        .check(LifetimeLessons::parentsTell));
    }

    private static String startedBy(String method) {
        return """
                {"mode": "map", "processes": 2, "items": 4, "chunksize": 1, "startMethod": "%s",
                 "workload": "sleep:seconds=1"}""".formatted(method);
    }

    private static String processesOfRenewed(Runs runs) {
        RunFacts renewed = runs.of("renewed");
        int pids = renewed.pids().size();
        return pids == renewed.items() ? "taskels" : pids == renewed.workers() ? "workers" : "other";
    }

    private static Finding newProcessForEachTask(Runs runs) {
        RunFacts kept = runs.of("kept");
        RunFacts renewed = runs.of("renewed");
        RunFacts chunks = runs.of("chunks");
        Finding finding;
        if (kept.pids().size() > kept.workers()) {
            finding = Finding.fails("not-kept");
        } else if (renewed.pids().size() < renewed.tasks()) {
            finding = Finding.fails("reused");
        } else if (chunks.tasks() >= chunks.items() || chunks.pids().size() != chunks.tasks()) {
            finding = Finding.fails("no-chunks");
        } else {
            finding = Finding.holds();
        }
        return finding.with("keptPids", kept.pids().size())
                .with("keptTasks", kept.tasks())
                .with("renewedPids", renewed.pids().size())
                .with("renewedTasks", renewed.tasks())
                .with("retired", retired(renewed))
                .with("chunksPids", chunks.pids().size())
                .with("chunksTasks", chunks.tasks())
                .with("chunksTaskels", chunks.items());
    }

    private static long retired(RunFacts run) {
        Workers workers = run.trace().workers();
        return IntStream.range(0, workers.count())
                .filter(worker -> workers.reason(worker) == ExitReason.RETIRED)
                .count();
    }

    /** Relies on the lines of one process arriving in the order in which it printed them. */
    private static Finding initializerRanOnce(Runs runs) {
        RunFacts run = runs.first();
        for (long pid : run.pids()) {
            List<String> lines = printedBy(run.trace().output(), pid);
            long times = lines.stream().filter(READY::equals).count();
            if (times != 1) {
                return Finding.fails("not-once").with("pid", pid).with("times", times);
            }
            if (!lines.get(0).equals(READY)) {
                return Finding.fails("not-first").with("pid", pid).with("line", lines.get(0));
            }
        }
        return Finding.holds().with("processes", run.pids().size()).with("taskels", run.items());
    }

    private static List<String> printedBy(Output output, long pid) {
        return IntStream.range(0, output.count())
                .filter(line -> output.pid(line) == pid)
                .mapToObj(output::text)
                .toList();
    }

    private static Finding parentsTell(Runs runs) {
        for (String stage : List.of(FORK, SPAWN, FORKSERVER)) {
            RunFacts run = runs.of(stage);
            NavigableSet<String> methods = methods(run.trace().workers());
            if (!methods.equals(new TreeSet<>(List.of(stage)))) {
                return Finding.fails("other-method").with("stage", stage).with("methods", String.join(", ", methods));
            }
            NavigableSet<Long> parents = parents(run.trace());
            boolean ofMain = parents.contains(run.trace().mainPid());
            if (parents.size() != 1 || ofMain == stage.equals(FORKSERVER)) {
                return Finding.fails("other-parent")
                        .with("stage", stage)
                        .with("parents", texts(parents))
                        .with("main", run.trace().mainPid());
            }
        }
        return Finding.holds()
                .with("main", runs.first().trace().mainPid())
                .with("server", parents(runs.of(FORKSERVER).trace()).first())
                .with("forkTime", runs.of(FORK).startup())
                .with("spawnTime", runs.of(SPAWN).startup())
                .with("serverTime", runs.of(FORKSERVER).startup());
    }

    /** On CPython, a forked worker really is a copy, which is there before a spawned one is. */
    private static Finding forksAreQuick(Runs runs) {
        Finding finding = parentsTell(runs);
        boolean isQuick =
                runs.of(FORK).figures().startup() < runs.of(SPAWN).figures().startup();
        return !finding.good() || isQuick ? finding : finding.as("fails.fork-slow");
    }

    private static NavigableSet<String> methods(Workers workers) {
        return IntStream.range(0, workers.count())
                .mapToObj(workers::startMethod)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static NavigableSet<Long> parents(Trace trace) {
        Workers workers = trace.workers();
        return IntStream.range(0, workers.count())
                .filter(worker -> workers.pid(worker) != Trace.NONE)
                .mapToObj(workers::parentPid)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static String texts(NavigableSet<Long> pids) {
        Stream<String> texts = pids.stream().map(String::valueOf);
        return String.join(", ", texts.toList());
    }
}
