package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.SummedTaskels;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
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
    private final int[] tasksOf;
    /** By worker: when its first taskel began, as far as it is known. */
    private final long[] firstOf;
    /** By worker: how long it waited for a processor since its first taskel began, or {@link Trace#NEVER}. */
    private final long[] waitedOf;
    /** By worker: the duration of its longest taskel, of those stored. */
    private final long[] longestOf;

    private long busy;
    private long cpu;
    private long measured;
    /** CPU time and duration of the processes that the program started itself, as far as they were sampled. */
    private long cpuOfProcesses;

    private long measuredOfProcesses;
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
        tasksOf = new int[count];
        Arrays.fill(runningOn, Trace.NONE);
        firstOf = new long[count];
        Arrays.fill(firstOf, Long.MAX_VALUE);
        waitedOf = new long[count];
        Arrays.fill(waitedOf, Trace.NEVER);
        longestOf = new long[count];
    }

    /** Adds up the taskels of one call. Times of processes that the program started itself are not among them. */
    static TaskelTimes of(Trace trace, long now, CallScope scope) {
        TaskelTimes times = new TaskelTimes(trace);
        times.first = Long.MAX_VALUE;
        for (int position = 0; position < scope.count(); position++) {
            int index = scope.taskel(position);
            times.add(trace.taskels(), index, now);
            int task = trace.taskels().task(index);
            int worker = trace.taskels().worker(index);
            boolean isNewTask = task != Trace.NONE && trace.tasks().first(task) == index;
            if (isNewTask && worker >= 0 && worker < times.count) {
                times.tasksOf[worker]++;
            }
        }
        for (int worker = 0; worker < times.count; worker++) {
            times.longest = Math.max(times.longest, times.longestOf[worker]);
        }
        return times;
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
        measured = summed.busy();
        longest = summed.longest();
        first = summed.firstStarted() == Trace.NEVER ? Long.MAX_VALUE : summed.firstStarted();
        last = Math.max(0, summed.lastEnded());
        for (int worker = 0; worker < count; worker++) {
            busyOf[worker] = summed.busy(worker);
            measured -= trace.workers().kind(worker) == WorkerKind.PROCESS ? busyOf[worker] : 0;
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
        addProcesses();
        addTasks();
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
        if (ended != Trace.NEVER && !isOfProcess(index, taskels.worker(index))) {
            measured += took;
        }
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

    /** Returns whether a taskel represents a process that the program started itself: no worker measures its CPU. */
    private boolean isOfProcess(int index, int worker) {
        return worker >= 0 && worker < count && trace.workers().taskel(worker) == index;
    }

    private void addTasks() {
        Tasks tasks = trace.tasks();
        int end = tasks.count();
        for (int worker = 0; worker < count; worker++) {
            tasksOf[worker] = trace.taskels().summed().tasks(worker);
        }
        for (int i = tasks.firstKept(); i < end; i++) {
            int worker = tasks.worker(i);
            if (worker >= 0 && worker < count) {
                tasksOf[worker]++;
            }
        }
    }

    private void addProcesses() {
        Workers workers = trace.workers();
        Samples samples = trace.samples();
        for (int worker = 0; worker < count; worker++) {
            if (workers.kind(worker) == WorkerKind.PROCESS && samples.lastTimeOf(worker) != Trace.NEVER) {
                cpuOfProcesses += Math.min(busyOf[worker], samples.cpuOf(worker));
                measuredOfProcesses += busyOf[worker];
            }
        }
    }

    long busy() {
        return busy;
    }

    long cpu() {
        return cpu + cpuOfProcesses;
    }

    /** Returns the total duration of what {@link #cpu()} was measured in. */
    long measured() {
        return measured + measuredOfProcesses;
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

    /**
     * Returns a lower bound of the makespan.
     *
     * @param atOnce how many workers there were at the same time
     */
    long bound(RunHeader header, int atOnce) {
        if (!began()) {
            return Trace.NEVER;
        }
        long needed = (busy - Math.max(0, waited())) / Math.max(1, atOnce);
        long onCores = header.cores().isEmpty() ? 0 : cpu / header.cores().getAsInt();
        // Clocks and sums of different instants may differ a little.
        return Math.min(last - first, Math.max(longest, Math.max(needed, onCores)));
    }

    List<WorkerFigures> workers(long now) {
        Workers workers = trace.workers();
        Samples samples = trace.samples();
        List<WorkerFigures> figures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long ready = workers.ready(i);
            long exited = workers.exited(i);
            // What a process does that no taskel represents is not known, so neither is how long it was idle.
            boolean isKnown = workers.kind(i) != WorkerKind.PROCESS || workers.taskel(i) != Trace.NONE;
            long there = ready == Trace.NEVER || !isKnown ? 0 : (exited == Trace.NEVER ? now : exited) - ready;
            figures.add(new WorkerFigures(
                    i,
                    busyOf[i],
                    Math.max(0, there),
                    tasksOf[i],
                    taskelsOf[i],
                    runningOn[i],
                    samples.cpuOf(i),
                    cpuShare(samples, i),
                    samples.waitedOf(i),
                    samples.mostResidentOf(i)));
        }
        return figures;
    }

    /**
     * Returns the share of a core that a worker used from its request to its last sample. A process may have started
     * earlier, as a spare: what it had used at its first sample beyond the time since the request does not count.
     */
    private double cpuShare(Samples samples, int worker) {
        long requested = Math.max(0, trace.workers().requested(worker));
        long life = samples.lastTimeOf(worker) - requested;
        long before = Math.max(0, samples.firstCpuOf(worker) - (samples.firstTimeOf(worker) - requested));
        boolean isTold = before == 0 || samples.lastTimeOf(worker) > samples.firstTimeOf(worker);
        return life > 0 && isTold ? Math.max(0, samples.cpuOf(worker) - before) / (double) life : Double.NaN;
    }
}
