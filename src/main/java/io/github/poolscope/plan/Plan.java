package io.github.poolscope.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everything that a user sets for a run.
 *
 * @param engine what a worker is
 * @param processes the pool's size
 * @param startMethod how workers come to be
 * @param mode the mapping mode
 * @param chunksize taskels a task
 * @param maxTasksPerChild tasks after which a worker is replaced; empty for never
 * @param work what is called on each item
 * @param items where the items come from
 * @param seed from which a workload draws its random numbers: equal seeds, equal work
 * @param slow a factor on the durations of workloads that wait
 */
public record Plan(
        EngineKind engine,
        PoolSize processes,
        StartMethod startMethod,
        Mode mode,
        Chunksize chunksize,
        OptionalInt maxTasksPerChild,
        Work work,
        Items items,
        long seed,
        double slow) {
    /** The largest slow motion; beyond it a run of seconds takes hours. */
    public static final double SLOWEST = 100;

    /** What a new window shows: twelve taskels that finish out of order, on three workers. */
    public static final Plan DEFAULT = new Plan(
            EngineKind.PROCESSES,
            PoolSize.of(3),
            StartMethod.SPAWN,
            Mode.IMAP,
            Chunksize.AUTO,
            OptionalInt.empty(),
            Work.BuiltIn.of("sleep-descending"),
            new Items.Range(12),
            7,
            1.0);

    /** What can be seen to be wrong without looking at any file; empty if nothing is. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (processes.fixed().isPresent() && (processes.workers() < 1 || processes.workers() > PoolSize.MOST)) {
            problems.add(new Problem(
                    Setting.PROCESSES,
                    "The pool size " + processes + " is out of range: give 'auto' or 1 to " + PoolSize.MOST + "."));
        }
        if (chunksize.fixed().isPresent() && chunksize.fixed().getAsInt() < 1) {
            problems.add(new Problem(
                    Setting.CHUNKSIZE, "The chunksize " + chunksize + " is too small: give 'auto' or at least 1."));
        }
        if (maxTasksPerChild.isPresent() && maxTasksPerChild.getAsInt() < 1) {
            problems.add(new Problem(
                    Setting.MAX_TASKS_PER_CHILD,
                    "maxtasksperchild " + maxTasksPerChild.getAsInt() + " is too small: give at least 1 or none."));
        }
        if (!(slow > 0 && slow <= SLOWEST)) {
            problems.add(new Problem(
                    Setting.SLOW, "The slow motion " + slow + " is out of range: give a factor above 0, up to 100."));
        }
        return problems;
    }

    public Plan withMode(Mode other) {
        return new Plan(engine, processes, startMethod, other, chunksize, maxTasksPerChild, work, items, seed, slow);
    }
}
