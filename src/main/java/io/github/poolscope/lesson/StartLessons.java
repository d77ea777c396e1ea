package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.analysis.Units;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lessons about the initial state of a worker process. */
final class StartLessons {
    private static final String FORK = "fork";
    private static final String SPAWN = "spawn";
    private static final String FORKSERVER = "forkserver";
    private static final String COLD = "cold";
    private static final String PRELOADED = "preloaded";

    /** The approximate time to load the scripts' class, in nanoseconds. */
    private static final long LOADING = 400_000_000;

    private static final Pattern SEEN = Pattern.compile("^setting (.+), same folder (\\w+), same environment (\\w+)$");

    private StartLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.LIFETIME, "what-a-worker-inherits")
                        .views(View.OUTPUT)
                        .script(FORK, 1.6, inherits(FORK))
                        .script(SPAWN, 1.6, inherits(SPAWN))
                        .script(FORKSERVER, 1.6, inherits(FORKSERVER))
                        .question(StartLessons::whoSeesTheChange, FORK, SPAWN, FORKSERVER)
                        .check(StartLessons::forkCopiesTheRestBeginAnew),
                lesson(Family.LIFETIME, "why-the-main-guard")
                        .views(View.OUTPUT)
                        .script("loaded", 2, """
                                {"script": "program-loaded-again", "mode": "map", "processes": 2, "items": 4,
                                 "chunksize": 1}""")
                        .check(StartLessons::eachLoadsTheProgram),
                lesson(Family.LIFETIME, "preload-for-forkserver")
                        .views(View.TASKELS)
                        .script(COLD, 2.5, preloading("preload-none"))
                        .script(PRELOADED, 2.5, preloading("preload"))
                        .differs()
                        .check(StartLessons::loadedBeforeItIsNeeded));
    }

    private static String preloading(String script) {
        return """
                {"script": "%s", "mode": "map", "processes": 2, "items": 6, "chunksize": 1,
                 "startMethod": "forkserver"}""".formatted(script);
    }

    private static String inherits(String method) {
        return """
                {"script": "inherited-state", "mode": "map", "processes": 2, "items": 4, "chunksize": 1,
                 "startMethod": "%s"}""".formatted(method);
    }

    /**
     * Returns what the workers of a run saw: the setting, and whether their folder and environment are the main
     * program's.
     */
    private static Set<String> seen(RunFacts run, int group) {
        return run.results().stream()
                .map(Printed::truths)
                .map(SEEN::matcher)
                .filter(found -> found.matches())
                .map(found -> found.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String inMain(RunFacts run) {
        return String.join(
                ", ", Printed.byMain(run).after("the main program: setting ").texts());
    }

    private static boolean changed(RunFacts run) {
        return seen(run, 1).equals(Set.of(inMain(run)));
    }

    private static String whoSeesTheChange(Runs runs) {
        List<String> seeing = runs.byStage().entrySet().stream()
                .filter(run -> changed(run.getValue()))
                .map(run -> run.getKey())
                .toList();
        return seeing.size() == 1 ? seeing.get(0) : "";
    }

    private static Finding forkCopiesTheRestBeginAnew(Runs runs) {
        Finding finding;
        if (runs.all().stream()
                .anyMatch(run ->
                        !seen(run, 2).equals(Set.of("true")) || !seen(run, 3).equals(Set.of("true")))) {
            finding = Finding.fails("other-folder");
        } else if (!changed(runs.of(FORK))) {
            finding = Finding.fails("fork-anew");
        } else {
            finding = changed(runs.of(SPAWN)) || changed(runs.of(FORKSERVER))
                    ? Finding.fails("others-copied")
                    : Finding.holds();
        }
        return finding.with("main", inMain(runs.first()))
                .with("forkSaw", String.join(", ", seen(runs.of(FORK), 1)))
                .with("spawnSaw", String.join(", ", seen(runs.of(SPAWN), 1)))
                .with("serverSaw", String.join(", ", seen(runs.of(FORKSERVER), 1)));
    }

    private static Finding eachLoadsTheProgram(Runs runs) {
        RunFacts run = runs.first();
        Printed loads = Printed.of(run).after("loaded by process ");
        List<String> loaded = Printed.byWorkers(run).after("loaded by process ").texts();
        Set<String> workers = run.pids().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        Finding finding = loaded.size() == workers.size() && workers.equals(new TreeSet<>(loaded))
                ? Finding.holds()
                : Finding.fails("not-each");
        return finding.with("times", loads.count())
                .with("main", run.trace().mainPid())
                .with("workers", String.join(", ", workers))
                .with("loaded", loaded.isEmpty() ? "–" : String.join(", ", loaded));
    }

    /** Returns by how much the longest taskel exceeded the shortest; all wait for the same time. */
    private static long extra(RunFacts run) {
        LongSummaryStatistics took = IntStream.range(0, run.items())
                .mapToLong(
                        index -> run.trace().taskels().ranFor(index, run.trace().now()))
                .summaryStatistics();
        return took.getCount() == 0 ? 0 : took.getMax() - took.getMin();
    }

    private static Finding loadedBeforeItIsNeeded(Runs runs) {
        RunFacts cold = runs.of(COLD);
        RunFacts preloaded = runs.of(PRELOADED);
        Finding finding;
        if (extra(cold) < LOADING) {
            finding = Finding.fails("not-slow");
        } else {
            finding = extra(preloaded) >= LOADING ? Finding.fails("still-slow") : Finding.holds();
        }
        return finding.with("cold", Units.duration(extra(cold)))
                .with("preloaded", Units.duration(extra(preloaded)))
                .with("coldStart", cold.startup())
                .with("preloadedStart", preloaded.startup());
    }
}
