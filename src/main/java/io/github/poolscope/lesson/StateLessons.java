package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.lesson.ScriptFacts.BlockedInterval;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lessons about the state that a worker keeps between taskels, and when it is released. */
final class StateLessons {
    private static final String KEPT = "kept";
    private static final String RENEWED = "renewed";

    /** The bytes that each taskel keeps, as in the script. */
    private static final long PIECE = 24L << 20;

    private StateLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.LIFETIME, "worker-keeps-its-state")
                        .views(View.OUTPUT)
                        .script("counter", 3, """
                                {"script": "worker-state", "mode": "map", "processes": 2, "items": 8, "chunksize": 1}""")
                        .question(StateLessons::countInMain, "zero", "all")
                        .check(StateLessons::eachCountsForItself),
                lesson(Family.LIFETIME, "initializer-arguments")
                        .views(View.OUTPUT)
                        .script("greeting", 2, """
                                {"script": "initializer-arguments", "mode": "map", "processes": 2, "items": 6,
                                 "chunksize": 1}""")
                        .check(StateLessons::initializerLeftWhatItGot),
                lesson(Family.LIFETIME, "memory-given-back")
                        .views(View.WORKERS)
                        .script(KEPT, 2.5, """
                                {"script": "memory-kept", "mode": "map", "processes": 2, "items": 4, "chunksize": 1}""")
                        .script(RENEWED, 4, """
                                {"script": "memory-given-back", "mode": "map", "processes": 2, "items": 4,
                                 "chunksize": 1, "maxTasksPerChild": 1}""")
                        .check(StateLessons::renewedGivesBack));
    }

    private static Finding initializerLeftWhatItGot(Runs runs) {
        RunFacts run = runs.first();
        List<String> got = Printed.byWorkers(run).after("the initializer got ").texts();
        int processes = run.trace().workers().count();
        String main = String.join(
                ", ",
                Printed.byMain(run).after("greeting in the main program: ").texts());
        Finding finding;
        if (got.size() != processes || got.stream().distinct().count() != 1) {
            finding = Finding.fails("not-once");
        } else if (!run.results().stream().allMatch(result -> result.startsWith(got.get(0) + " "))) {
            finding = Finding.fails("not-left");
        } else {
            finding = main.equals(got.get(0)) ? Finding.fails("in-main-too") : Finding.holds();
        }
        return finding.with("times", got.size())
                .with("processes", processes)
                .with("argument", got.isEmpty() ? "–" : got.get(0))
                .with("taskels", run.items())
                .with("main", main.isEmpty() ? "–" : main);
    }

    private static String inMain(RunFacts run) {
        return String.join(
                ", ", Printed.byMain(run).after("count in the main program: ").texts());
    }

    private static String countInMain(Runs runs) {
        RunFacts run = runs.first();
        return inMain(run).equals("0") ? "zero" : inMain(run).equals(Integer.toString(run.items())) ? "all" : "";
    }

    /** Returns the results of each process's taskels, in the order in which they ran. */
    private static Map<Long, List<String>> counts(RunFacts run) {
        return run.completed().stream()
                .collect(Collectors.groupingBy(
                        index -> run.trace().workers().pid(run.trace().taskels().worker(index)),
                        LinkedHashMap::new,
                        Collectors.mapping(index -> run.trace().taskels().result(index), Collectors.toList())));
    }

    private static boolean upwards(List<String> counts) {
        return counts.equals(IntStream.rangeClosed(1, counts.size())
                .mapToObj(Integer::toString)
                .toList());
    }

    private static Finding eachCountsForItself(Runs runs) {
        RunFacts run = runs.first();
        Map<Long, List<String>> counts = counts(run);
        Finding finding;
        if (!counts.values().stream().allMatch(StateLessons::upwards)
                || !inMain(run).equals("0")) {
            finding = Finding.fails("shared");
        } else if (counts.values().stream().allMatch(own -> own.size() == 1)) {
            finding = Finding.fails("not-kept");
        } else {
            finding = counts.size() < 2 ? Finding.fails("alone") : Finding.holds();
        }
        return finding.with(
                        "counts",
                        counts.entrySet().stream()
                                .map(own -> own.getKey() + ": " + String.join(", ", own.getValue()))
                                .collect(Collectors.joining("; ")))
                .with("main", inMain(run))
                .with("taskels", run.items());
    }

    /**
     * Returns the resident memory of the workers that were idle at the end of the main program's sleep, by their last
     * samples; empty if there was no sample.
     */
    private static OptionalLong resident(RunFacts run) {
        Samples samples = run.trace().samples();
        Workers workers = run.trace().workers();
        Optional<BlockedInterval> sleep = sleep(run);
        if (sleep.isEmpty()) {
            return OptionalLong.empty();
        }
        long from = sleep.get().from();
        long to = sleep.get().to();
        Map<Integer, Long> last = new LinkedHashMap<>();
        for (int sample = samples.first(); sample < samples.count(); sample++) {
            int worker = samples.worker(sample);
            boolean during = samples.time(sample) >= from && samples.time(sample) <= to;
            if (worker != Trace.NONE
                    && during
                    && (workers.exited(worker) == Trace.NEVER || workers.exited(worker) > to)) {
                last.put(worker, samples.resident(sample));
            }
        }
        return last.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        last.values().stream().mapToLong(bytes -> bytes).sum());
    }

    /** Returns when the main program slept: told by itself, or between map() and join(). */
    private static Optional<BlockedInterval> sleep(RunFacts run) {
        ScriptFacts facts = new ScriptFacts(run);
        Optional<BlockedInterval> told = facts.blockedAt("sleep").stream().findFirst();
        List<BlockedInterval> maps = facts.blockedAt("map");
        List<BlockedInterval> joins = facts.blockedAt("join");
        return told.isPresent() || maps.isEmpty() || joins.isEmpty()
                ? told
                : Optional.of(new BlockedInterval(maps.get(0).to(), joins.get(0).from()));
    }

    private static Finding renewedGivesBack(Runs runs) {
        RunFacts kept = runs.of(KEPT);
        RunFacts renewed = runs.of(RENEWED);
        OptionalLong keptBytes = resident(kept);
        OptionalLong renewedBytes = resident(renewed);
        if (keptBytes.isEmpty() || renewedBytes.isEmpty()) {
            return Finding.fails("no-sample");
        }
        Finding finding;
        if (renewed.pids().size() < renewed.items()) {
            finding = Finding.fails("reused");
        } else if (kept.pids().size() > kept.workers()) {
            finding = Finding.fails("not-kept");
        } else {
            long more = keptBytes.getAsLong() - renewedBytes.getAsLong();
            finding = more < kept.items() * PIECE / 2 ? Finding.fails("no-less") : Finding.holds();
        }
        return finding.with("kept", Units.bytes(keptBytes.getAsLong()))
                .with("keptPids", kept.pids().size())
                .with("renewed", Units.bytes(renewedBytes.getAsLong()))
                .with("renewedPids", renewed.pids().size())
                .with("taken", Units.bytes(kept.items() * PIECE));
    }
}
