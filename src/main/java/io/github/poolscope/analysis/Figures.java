package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The figures of a run, as far as it has come. Times are in nanoseconds, {@link Trace#NEVER} where they are not known.
 *
 * @param wall from the beginning to the end, or to now
 * @param startup from asking for the pool until all its first workers were ready
 * @param firstResult when the caller was given the first result
 * @param callerBlocked how long the main program was blocked
 * @param makespan from the first start of a taskel to the last end
 * @param bound a lower bound of the makespan for these durations on so many workers: the longest taskel, or all
 *     together shared out evenly
 * @param busy how long all taskels took together
 * @param workers what each worker did
 */
public record Figures(
        long wall,
        long startup,
        long firstResult,
        long callerBlocked,
        long makespan,
        long bound,
        long busy,
        List<WorkerFigures> workers) {
    public Figures {
        workers = List.copyOf(workers);
    }

    /** One pass over the taskels. */
    public static Figures of(RunHeader header, Trace trace) {
        long now = trace.now();
        Taskels taskels = trace.taskels();
        int workerCount = trace.workers().count();
        long[] busyOf = new long[workerCount];
        int[] taskelsOf = new int[workerCount];
        int[] runningOn = new int[workerCount];
        Arrays.fill(runningOn, Trace.NONE);
        long busy = 0;
        long longest = 0;
        long first = Long.MAX_VALUE;
        long last = 0;
        int count = taskels.count();
        for (int i = 0; i < count; i++) {
            long started = taskels.started(i);
            if (started == Trace.NEVER) {
                continue;
            }
            long ended = taskels.ended(i);
            long end = ended == Trace.NEVER ? Math.max(now, started) : ended;
            long took = Math.max(0, end - started);
            busy += took;
            longest = Math.max(longest, took);
            first = Math.min(first, started);
            last = Math.max(last, end);
            int worker = taskels.worker(i);
            if (worker >= 0 && worker < workerCount) {
                busyOf[worker] += took;
                taskelsOf[worker]++;
                runningOn[worker] = ended == Trace.NEVER ? i : runningOn[worker];
            }
        }
        boolean began = first != Long.MAX_VALUE;
        long delivered = taskels.deliveredCount() > 0 ? taskels.delivered(taskels.deliveredAt(0)) : Trace.NEVER;
        return new Figures(
                now,
                startup(header, trace.workers()),
                delivered,
                blocked(trace.calls(), now),
                began ? last - first : Trace.NEVER,
                began ? Math.max(longest, busy / Math.max(1, header.workers())) : Trace.NEVER,
                busy,
                workers(trace, now, busyOf, taskelsOf, runningOn));
    }

    /** The share of the workers' ready time in which they worked; not a number if none was ready. */
    public double utilisation() {
        long ready = workers.stream().mapToLong(WorkerFigures::readyNanos).sum();
        long used = workers.stream().mapToLong(WorkerFigures::busyNanos).sum();
        return ready <= 0 ? Double.NaN : Math.min(1, used / (double) ready);
    }

    private static long startup(RunHeader header, Workers workers) {
        if (workers.count() < header.workers()) {
            return Trace.NEVER;
        }
        long last = 0;
        for (int i = 0; i < header.workers(); i++) {
            if (workers.ready(i) == Trace.NEVER) {
                return Trace.NEVER;
            }
            last = Math.max(last, workers.ready(i));
        }
        return header.workers() == 0 ? Trace.NEVER : last - workers.requested(0);
    }

    private static long blocked(Calls calls, long now) {
        long sum = 0;
        int count = calls.count();
        for (int i = 0; i < count; i++) {
            long ended = calls.ended(i);
            sum += (ended == Trace.NEVER ? now : ended) - calls.began(i);
        }
        return sum;
    }

    private static List<WorkerFigures> workers(Trace trace, long now, long[] busyOf, int[] taskelsOf, int[] runningOn) {
        int count = busyOf.length;
        int[] tasksOf = new int[count];
        Tasks tasks = trace.tasks();
        int taskCount = tasks.count();
        for (int i = 0; i < taskCount; i++) {
            int worker = tasks.worker(i);
            if (worker >= 0 && worker < count) {
                tasksOf[worker]++;
            }
        }
        long[] cpu = new long[count];
        long[] resident = new long[count];
        Samples samples = trace.samples();
        int sampleCount = samples.count();
        for (int i = 0; i < sampleCount; i++) {
            int worker = samples.worker(i);
            if (worker >= 0 && worker < count) {
                cpu[worker] = Math.max(cpu[worker], samples.user(i) + samples.system(i));
                resident[worker] = Math.max(resident[worker], samples.resident(i));
            }
        }
        Workers workers = trace.workers();
        List<WorkerFigures> figures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long ready = workers.ready(i);
            long exited = workers.exited(i);
            long there = ready == Trace.NEVER ? 0 : (exited == Trace.NEVER ? now : exited) - ready;
            figures.add(new WorkerFigures(
                    i, busyOf[i], Math.max(0, there), tasksOf[i], taskelsOf[i], runningOn[i], cpu[i], resident[i]));
        }
        return figures;
    }
}
