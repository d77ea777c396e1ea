package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.SummedTaskels;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The total durations of taskels, and by worker, from which {@link Figures} are computed. */
final class TaskelTimes {
    private static final int MAX_PASSES = 3;

    private final Trace trace;
    private final int count;
    private final long[] busyOf;
    private final long[] cpuOf;
    private final int[] taskelsOf;
    private final int[] runningOn;
    /** By worker: when its first taskel began, as far as it is known. */
    private final long[] firstOf;
    /** By worker: how long it waited for a processor since its first taskel began, or {@link Trace#NEVER}. */
    private final long[] waitedOf;
    /** By worker: the duration of its longest taskel, of those stored. */
    private final long[] longestOf;

    private long busy;
    private long cpu;
    private long longest;
    private long first;
    private long last;

    private TaskelTimes(Trace trace) {
        this.trace = trace;
        count = trace.workers().count();
        busyOf = new long[count];
        cpuOf = new long[count];
        taskelsOf = new int[count];
        runningOn = new int[count];
        Arrays.fill(runningOn, Trace.NONE);
        firstOf = new long[count];
        Arrays.fill(firstOf, Long.MAX_VALUE);
        waitedOf = new long[count];
        Arrays.fill(waitedOf, Trace.NEVER);
        longestOf = new long[count];
    }

    static TaskelTimes of(Trace trace, long now) {
        TaskelTimes times = new TaskelTimes(trace);
        for (int pass = 1; !times.add(now) && pass < MAX_PASSES; pass++) {
            times = new TaskelTimes(trace);
        }
        return times;
    }

    /** Adds the taskels; returns false if some were summed up meanwhile, which are then in none of the sums. */
    private boolean add(long now) {
        Taskels taskels = trace.taskels();
        SummedTaskels summed = taskels.summed();
        busy = summed.busy();
        cpu = summed.cpu();
        longest = summed.longest();
        first = summed.firstStarted() == Trace.NEVER ? Long.MAX_VALUE : summed.firstStarted();
        last = Math.max(0, summed.lastEnded());
        for (int worker = 0; worker < count; worker++) {
            busyOf[worker] = summed.busy(worker);
            taskelsOf[worker] = summed.taskels(worker);
            if (taskelsOf[worker] > 0) { // Not before it was ready, if its first is summed up.
                firstOf[worker] = Math.max(first, trace.workers().ready(worker));
            }
        }
        int from = taskels.first();
        int end = taskels.count();
        for (int i = from; i < end; i++) {
            add(taskels, i, now);
        }
        addWaits();
        return taskels.first() == from;
    }

    private void add(Taskels taskels, int index, long now) {
        long started = taskels.started(index);
        if (started == Trace.NEVER) {
            return;
        }
        long ended = taskels.ended(index);
        long end = ended == Trace.NEVER ? Math.max(now, started) : ended;
        long took = Math.max(0, end - started);
        long used = Math.min(took, Math.max(0, taskels.cpu(index)));
        int worker = taskels.worker(index);
        busy += took;
        cpu += used;
        first = Math.min(first, started);
        last = Math.max(last, end);
        longest = Math.max(longest, used);
        if (worker >= 0 && worker < count) {
            busyOf[worker] += took;
            cpuOf[worker] += used;
            taskelsOf[worker]++;
            runningOn[worker] = ended == Trace.NEVER ? index : runningOn[worker];
            firstOf[worker] = Math.min(firstOf[worker], started);
            longestOf[worker] = Math.max(longestOf[worker], took);
        }
    }

    /**
     * Adds how long each worker waited for a processor, from its first sample after its first taskel began until its
     * last one. Unknown without such a sample: waits during its start don't count for taskels.
     */
    private void addWaits() {
        Samples samples = trace.samples();
        long[] before = new long[count];
        Arrays.fill(before, Trace.NEVER);
        int end = samples.count();
        for (int i = samples.first(); i < end; i++) {
            int worker = samples.worker(i);
            if (worker >= 0 && worker < count && before[worker] == Trace.NEVER && samples.time(i) >= firstOf[worker]) {
                before[worker] = samples.waited(i);
            }
        }
        for (int worker = 0; worker < count; worker++) {
            long all = samples.waitedOf(worker);
            boolean known = all != Trace.NEVER && before[worker] != Trace.NEVER;
            waitedOf[worker] = known ? Math.max(0, all - before[worker]) : Trace.NEVER;
            longest = Math.max(longest, longestOf[worker] - Math.max(0, waitedOf[worker]));
        }
    }

    long busy() {
        return busy;
    }

    long cpu() {
        return cpu;
    }

    long makespan() {
        return began() ? last - first : Trace.NEVER;
    }

    private boolean began() {
        return first != Long.MAX_VALUE;
    }

    /** Returns how long workers in taskels may have waited for a processor. */
    long waited() {
        long sum = 0;
        boolean known = false;
        for (int worker = 0; worker < count; worker++) {
            known |= waitedOf[worker] != Trace.NEVER;
            long notUsed = Math.max(0, busyOf[worker] - cpuOf[worker]);
            sum += Math.min(notUsed, Math.max(0, waitedOf[worker]));
        }
        return known ? Math.min(sum, Math.max(0, busy - cpu)) : Trace.NEVER;
    }

    long bound(RunHeader header) {
        if (!began()) {
            return Trace.NEVER;
        }
        long needed = (busy - Math.max(0, waited())) / Math.max(1, header.workers());
        long onCores = header.cores().isEmpty() ? 0 : cpu / header.cores().getAsInt();
        return Math.max(longest, Math.max(needed, Math.min(onCores, last - first)));
    }

    List<WorkerFigures> workers(long now) {
        int[] tasksOf = new int[count];
        Tasks tasks = trace.tasks();
        int taskCount = tasks.count();
        for (int worker = 0; worker < count; worker++) {
            tasksOf[worker] = trace.taskels().summed().tasks(worker);
        }
        for (int i = tasks.firstKept(); i < taskCount; i++) {
            int worker = tasks.worker(i);
            if (worker >= 0 && worker < count) {
                tasksOf[worker]++;
            }
        }
        Workers workers = trace.workers();
        Samples samples = trace.samples();
        List<WorkerFigures> figures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long ready = workers.ready(i);
            long exited = workers.exited(i);
            long there = ready == Trace.NEVER ? 0 : (exited == Trace.NEVER ? now : exited) - ready;
            figures.add(new WorkerFigures(
                    i,
                    busyOf[i],
                    Math.max(0, there),
                    tasksOf[i],
                    taskelsOf[i],
                    runningOn[i],
                    samples.cpuOf(i),
                    samples.waitedOf(i),
                    samples.mostResidentOf(i)));
        }
        return figures;
    }
}
