package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.json;
import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.PoolSize;
import java.util.List;

/** Lessons about the cost and gain of a pool: how many workers, and of which kind. */
final class CostLessons {
    private static final String THREADS = "threads";
    private static final String PROCESSES = "processes";
    private static final String PRIMES = "primes:below=12000000";
    private static final String WAITS = "sleep:seconds=0.8";

    /**
     * The workers per core in the oversubscribed run; fewer where they would exceed the next constant, as a worker
     * needs memory.
     */
    private static final int MAX_CROWDING = 4;

    private static final int MAX_WORKERS = 32;
    private static final int MIN_CROWDING = 2;

    /** With two workers per core each gets half a core or less; a single worker gets all that the machine can spare. */
    private static final double CLEARLY_LESS = 0.8;

    /**
     * The CPU share below which a taskel counts as sleeping. A later taskel that sleeps uses a tenth of this; one that
     * computes on a very busy machine uses several times as much.
     */
    private static final double WAITING = 0.05;

    /** More processors than threads that take turns have, with what the clocks of threads are off by. */
    private static final double MORE_THAN_ONE_CORE = 1.3;

    private CostLessons() {}

    static List<Lesson> all() {
        int cores = PoolSize.usableCores();
        int crowd = Math.max(MIN_CROWDING * cores, Math.min(MAX_WORKERS, MAX_CROWDING * cores));
        return List.of(
                lesson(Family.COST, "pool-size-on-cpu-work")
                        .views(View.CPU, View.WORKERS)
                        .stage("none", primes(0, 2 * crowd))
                        .stage("one", primes(1, 2 * crowd))
                        .stage("cores", primes(cores, 2 * crowd))
                        .stage("crowd", primes(crowd, 2 * crowd))
                        .planOnCPython("none", 0.2 * crowd, cpython("no-pool", 1, 2 * crowd, PRIMES))
                        .check(CostLessons::crowdSharesCores),
                lesson(Family.COST, "cpu-work-on-threads-and-processes")
                        .views(View.WORKERS, View.CPU)
                        .stage(THREADS, on(THREADS, PRIMES))
                        .stage(PROCESSES, on(PROCESSES, PRIMES))
                        .planOnCPython(THREADS, 2, cpython("pool-of-threads", 4, 8, PRIMES))
                        .differs(CostLessons::threadsTakeTurns)
                        .check(CostLessons::bothCompute),
                lesson(Family.COST, "waiting-on-threads-and-processes")
                        .views(View.CPU, View.WORKERS)
                        .stage(THREADS, on(THREADS, WAITS))
                        .stage(PROCESSES, on(PROCESSES, WAITS))
                        .planOnCPython(THREADS, 2, cpython("pool-of-threads", 4, 8, WAITS))
                        .check(CostLessons::bothWait));
    }

    private static String primes(int workers, int items) {
        return json("""
                {"mode": "map", "processes": %d, "items": %d, "chunksize": 1,
                 "workload": "%s"}""", workers, items, PRIMES);
    }

    /** Returns the plan of a Python program that does what the other engines do without a script. */
    private static String cpython(String script, int workers, int items, String workload) {
        return json("""
                {"script": "%s", "mode": "map", "processes": %d, "items": %d, "chunksize": 1,
                 "workload": "%s"}""", script, workers, items, workload);
    }

    private static String on(String engine, String workload) {
        return """
                {"engine": "%s", "mode": "map", "processes": 4, "items": 8, "chunksize": 1,
                 "workload": "%s"}""".formatted(engine, workload);
    }

    private static Finding crowdSharesCores(Runs runs) {
        RunFacts none = runs.of("none");
        RunFacts one = runs.of("one");
        RunFacts cores = runs.of("cores");
        RunFacts crowd = runs.of("crowd");
        int usable = crowd.recording().header().cores().orElse(0);
        Finding finding;
        if (!none.ranInMainProgram() || none.mostAtOnce() > 1) {
            finding = Finding.fails("not-serial");
        } else if (one.workers() != 1 || !one.ranInOtherProcesses() || one.mostAtOnce() > 1) {
            finding = Finding.fails("not-alone");
        } else if (crowd.workers() <= usable) {
            finding = Finding.fails("no-crowd");
        } else if (cores.workers() != usable || (usable > 1 && cores.mostAtOnce() < 2)) {
            finding = Finding.fails("cores-unused");
        } else if (crowd.cpuShare() >= CLEARLY_LESS * one.cpuShare()) {
            finding = Finding.fails("not-shared");
        } else {
            finding = Finding.holds();
        }
        return finding.with("cores", usable)
                .with("crowdWorkers", crowd.workers())
                .with("noneTime", withoutPool(none))
                .with("oneTime", one.makespan())
                .with("coresTime", cores.makespan())
                .with("crowdTime", crowd.makespan())
                .with("oneShare", Units.percent(one.cpuShare()))
                .with("crowdShare", Units.percent(crowd.cpuShare()));
    }

    /** Returns the makespan of the run without a pool, which CPython's program tells itself. */
    private static String withoutPool(RunFacts run) {
        return new ScriptFacts(run)
                .told("makespan:")
                .map(seconds -> Units.duration(Math.round(Double.parseDouble(seconds) * 1e9)))
                .orElseGet(run::makespan);
    }

    /** On CPython, threads take turns behind the global lock, so that all of them together get about one core. */
    private static Finding threadsTakeTurns(Runs runs) {
        Finding finding = bothCompute(runs);
        if (!finding.good()) {
            return finding;
        }
        boolean takeTurns = cores(runs.of(THREADS)) < MORE_THAN_ONE_CORE;
        return finding.as(takeTurns ? "holds.cpython" : "fails.no-turns")
                .with("threadsCores", Units.percent(cores(runs.of(THREADS))))
                .with("processesCores", Units.percent(cores(runs.of(PROCESSES))));
    }

    /** Returns how many processors the taskels of a run had, on average over its makespan. */
    private static double cores(RunFacts run) {
        return run.cpuShare() * run.figures().busy() / Math.max(1, run.figures().makespan());
    }

    private static Finding bothCompute(Runs runs) {
        return withFigures(
                runs,
                runs.all().stream().anyMatch(run -> run.cpuShare() < WAITING)
                        ? Finding.fails("waited")
                        : placesAndOverlap(runs));
    }

    private static Finding bothWait(Runs runs) {
        return withFigures(
                runs,
                runs.all().stream().anyMatch(run -> run.leastCpuShare() >= WAITING)
                        ? Finding.fails("computed")
                        : placesAndOverlap(runs));
    }

    private static Finding placesAndOverlap(Runs runs) {
        if (!runs.of(THREADS).ranInMainProgram()) {
            return Finding.fails("not-threads");
        }
        if (!runs.of(PROCESSES).ranInOtherProcesses()) {
            return Finding.fails("not-processes");
        }
        return runs.all().stream().anyMatch(run -> run.mostAtOnce() < 2)
                ? Finding.fails("not-together")
                : Finding.holds();
    }

    private static Finding withFigures(Runs runs, Finding finding) {
        RunFacts threads = runs.of(THREADS);
        RunFacts processes = runs.of(PROCESSES);
        return finding.with("threadsAtOnce", threads.mostAtOnce())
                .with("threadsTime", threads.makespan())
                .with("threadsStart", threads.startup())
                .with("threadsShare", Units.percent(threads.cpuShare()))
                .with("processesAtOnce", processes.mostAtOnce())
                .with("processesTime", processes.makespan())
                .with("processesStart", processes.startup())
                .with("processesShare", Units.percent(processes.cpuShare()))
                .with("pids", processes.pids().size());
    }
}
