package io.github.poolscope.predict;

import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.Mode;
import java.util.OptionalInt;

/**
 * How the tasks of a call are handed out in a simulation.
 *
 * @param chunksize the number of taskels in a task
 * @param together how many consecutive tasks are simulated as one, so that long calls are simulated quickly
 * @param limit how many taskels may be submitted beyond those delivered
 * @param inOrder whether a taskel is delivered only after all before it
 * @param oneByOne whether a task is submitted only after the end of the one before it
 * @param tasksPerChild the number of tasks after which a worker is replaced
 */
record Dispatching(
        int chunksize, int together, long limit, boolean inOrder, boolean oneByOne, OptionalInt tasksPerChild) {
    /** The pool's own read-ahead limit of lazy calls, see {@code pool.ReadAheadLimit}. */
    private static final int READ_AHEAD = 1024;

    private static final int TASKS_AHEAD_PER_WORKER = 4;
    /** Each worker is to run at least this many units, so that the last one is less than a thousandth of its work. */
    private static final int UNITS_PER_WORKER = 1_000;
    /** A part of the limit that one unit may be, so that waiting for room is simulated as well. */
    private static final int PART_OF_LIMIT = 8;

    /**
     * @param mostUnits the maximum number of units that are simulated
     * @param bufferSize the plan's limit of taskels read ahead, if it sets one
     */
    static Dispatching of(
            Scenario scenario,
            TaskelLengths taskels,
            OptionalInt tasksPerChild,
            OptionalInt bufferSize,
            int mostUnits) {
        Mode mode = scenario.mode();
        int count = taskels.count();
        int chunksize = effective(scenario, count);
        long limit = mode.lazy()
                ? bufferSize.orElse((int) Math.min(
                        Integer.MAX_VALUE,
                        Math.max(READ_AHEAD, (long) TASKS_AHEAD_PER_WORKER * scenario.workers() * chunksize)))
                : Long.MAX_VALUE;
        boolean single = taskels.losesAny() || tasksPerChild.isPresent() || !mode.concurrent();
        long tasks = (count + (long) chunksize - 1) / chunksize;
        long units = Math.min(mostUnits, (long) scenario.workers() * UNITS_PER_WORKER);
        long together = Math.min(tasks / units, limit / PART_OF_LIMIT / chunksize);
        return new Dispatching(
                chunksize,
                single ? 1 : (int) Math.max(1, together),
                Math.max(limit, chunksize),
                mode.ordered(),
                !mode.concurrent(),
                tasksPerChild);
    }

    /** Returns the number of taskels in a task. */
    static int effective(Scenario scenario, int count) {
        Chunksize chunksize = scenario.chunksize();
        return Math.max(
                1, Math.min(Math.max(1, count), chunksize.effective(scenario.mode(), count, scenario.workers())));
    }

    /** Returns the maximum number of taskels in a unit. */
    long unit() {
        return (long) chunksize * together;
    }
}
