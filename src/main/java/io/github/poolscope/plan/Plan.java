package io.github.poolscope.plan;

import io.github.poolscope.task.StartMethod;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All settings of a run.
 *
 * @param engine the kind of workers
 * @param processes the pool's size
 * @param startMethod how workers are started
 * @param mode the mapping mode
 * @param chunksize the number of taskels in a task
 * @param maxTasksPerChild the number of tasks after which a worker is replaced; empty for never
 * @param initializer what each worker runs first, by name: see {@code workload.Initializers}; empty for nothing
 * @param preload the classes that a fork server initialises before workers need them
 * @param safeguards limits for taskels that take too long, die, or are read ahead
 * @param work the function to call on each item
 * @param items the source of the items
 * @param seed the seed of a workload's random numbers: equal seeds give equal work
 * @param slow a factor on the durations of waiting workloads
 */
public record Plan(
        EngineKind engine,
        PoolSize processes,
        StartMethod startMethod,
        Mode mode,
        Chunksize chunksize,
        OptionalInt maxTasksPerChild,
        Optional<String> initializer,
        List<String> preload,
        Safeguards safeguards,
        Work work,
        Items items,
        long seed,
        double slow) {
    /** The maximum slow motion; beyond it a run of seconds takes hours. */
    public static final double MAX_SLOW = 100;

    /** The plan of a new window: twelve taskels that finish out of order, on three workers. */
    public static final Plan DEFAULT = new Plan(
            EngineKind.PROCESSES,
            PoolSize.of(3),
            StartMethod.SPAWN,
            Mode.IMAP,
            Chunksize.AUTO,
            OptionalInt.empty(),
            Optional.empty(),
            List.of(),
            Safeguards.NONE,
            Work.BuiltIn.of("sleep-descending"),
            new Items.Range(12),
            7,
            1.0);

    /** Returns the engine that does the work: {@link EngineKind#SERIAL} if the pool has no workers. */
    public EngineKind effectiveEngine() {
        boolean none = processes.fixed().isPresent() && processes.workers() == 0;
        return none ? EngineKind.SERIAL : engine;
    }

    /** Returns the number of workers: at least 1, which is the main program itself if there is no pool. */
    public int workers() {
        return effectiveEngine() == EngineKind.SERIAL ? 1 : processes.workers();
    }

    /** Returns the files and folders that a run of the plan reads. */
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        if (work instanceof Work.UserFunction user) {
            inputs.add(user.jar());
        }
        items.place().ifPresent(inputs::add);
        return inputs;
    }

    /** Returns the problems that can be found without looking at any file; empty if there are none. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (processes.fixed().isPresent() && (processes.workers() < 0 || processes.workers() > PoolSize.MAX)) {
            problems.add(new Problem(Setting.PROCESSES, Phrase.of("plan.problem.pool-size", processes, PoolSize.MAX)));
        }
        if (chunksize.fixed().isPresent() && chunksize.fixed().getAsInt() < 1) {
            problems.add(new Problem(Setting.CHUNKSIZE, Phrase.of("plan.problem.chunksize", chunksize)));
        }
        if (maxTasksPerChild.isPresent() && maxTasksPerChild.getAsInt() < 1) {
            problems.add(new Problem(
                    Setting.MAX_TASKS_PER_CHILD, Phrase.of("plan.problem.max-tasks", maxTasksPerChild.getAsInt())));
        }
        if (!(slow > 0 && slow <= MAX_SLOW)) {
            problems.add(new Problem(Setting.SLOW, Phrase.of("plan.problem.slow-range", slow)));
        }
        if (effectiveEngine() != EngineKind.PROCESSES) {
            addWhatNeedsProcesses(problems);
        }
        return problems;
    }

    private void addWhatNeedsProcesses(List<Problem> problems) {
        boolean threads = effectiveEngine() == EngineKind.THREADS;
        if (maxTasksPerChild.isPresent()) {
            problems.add(new Problem(
                    Setting.MAX_TASKS_PER_CHILD,
                    Phrase.of(
                            threads ? "plan.problem.max-tasks-of-threads" : "plan.problem.max-tasks-of-main-program")));
        }
        if (safeguards.hardLimit().isPresent()) {
            problems.add(new Problem(Setting.HARD_LIMIT, Phrase.of("plan.problem.hard-limit")));
        }
    }

    public Plan withEngine(EngineKind other) {
        return with(other, processes, mode, chunksize);
    }

    public Plan withProcesses(PoolSize other) {
        return with(engine, other, mode, chunksize);
    }

    public Plan withMode(Mode other) {
        return with(engine, processes, other, chunksize);
    }

    public Plan withChunksize(Chunksize other) {
        return with(engine, processes, mode, other);
    }

    private Plan with(EngineKind who, PoolSize howMany, Mode how, Chunksize inChunks) {
        return new Plan(
                who,
                howMany,
                startMethod,
                how,
                inChunks,
                maxTasksPerChild,
                initializer,
                preload,
                safeguards,
                work,
                items,
                seed,
                slow);
    }
}
