package io.github.poolscope.analysis;

import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * One worker in a table.
 *
 * @param worker its number in the trace
 * @param pool the name of its pool; that of all other processes if it belongs to none
 * @param name its name
 * @param pid its process, or {@link Trace#NONE}
 * @param parentPid its parent process, or {@link Trace#NONE}
 * @param live whether it is a process that has not ended
 * @param standing what it is doing
 * @param state the same in words, or how it ended
 * @param current the taskel that it is running, or {@link Trace#NONE}
 * @param tasks the number of tasks given to it
 * @param taskels the number of taskels that it began
 * @param cpuShare the share of a core that it used: in its last sample or, if it has ended, over its life; NaN if there
 *     is no sample
 * @param cpuNanos CPU time so far, in nanoseconds
 * @param waitedNanos how long its threads waited for a processor, in nanoseconds; {@link Trace#NEVER} if unknown
 * @param resident memory in its last sample, in bytes; 0 for a thread
 * @param startedBy its start method, thread, or none
 * @param age from its start to its end or to now, in nanoseconds
 */
public record WorkerRow(
        int worker,
        Phrase pool,
        Phrase name,
        long pid,
        long parentPid,
        boolean live,
        Standing standing,
        Phrase state,
        int current,
        int tasks,
        int taskels,
        double cpuShare,
        long cpuNanos,
        long waitedNanos,
        long resident,
        Phrase startedBy,
        long age) {
    /** What a worker is doing. */
    public enum Standing {
        STARTING,
        IDLE,
        AT_WORK,
        ENDED
    }

    /** Returns all workers of a run, in the order in which they were requested. */
    public static List<WorkerRow> of(Trace trace, Figures figures, CpuPicture cpu) {
        Workers workers = trace.workers();
        WorkerNames names = WorkerNames.of(trace);
        PoolNames pools = PoolNames.of(trace);
        List<WorkerRow> rows = new ArrayList<>();
        for (WorkerFigures each : figures.workers()) {
            int worker = each.worker();
            boolean gone = workers.exited(worker) != Trace.NEVER;
            boolean sampled = worker < cpu.workers().size()
                    && !cpu.workers().get(worker).points().isEmpty();
            Standing standing = standing(workers, worker, each.running());
            long end = gone ? workers.exited(worker) : figures.wall();
            rows.add(new WorkerRow(
                    worker,
                    pools.name(workers.pool(worker)),
                    names.name(worker),
                    workers.pid(worker),
                    workers.parentPid(worker),
                    WorkerFacts.isLiveProcess(trace, worker),
                    standing,
                    state(workers, worker, standing),
                    gone ? Trace.NONE : each.running(),
                    each.tasks(),
                    each.taskels(),
                    gone ? each.cpuShare() : sampled ? cpu.workers().get(worker).lastShare() : Double.NaN,
                    each.cpuNanos(),
                    each.waitedNanos(),
                    sampled ? cpu.workers().get(worker).lastResident() : 0,
                    WorkerFacts.startedBy(trace, worker),
                    Math.max(0, end - workers.requested(worker))));
        }
        return rows;
    }

    private static Standing standing(Workers workers, int worker, int running) {
        if (workers.exited(worker) != Trace.NEVER) {
            return Standing.ENDED;
        }
        if (workers.ready(worker) == Trace.NEVER) {
            return Standing.STARTING;
        }
        boolean runsItself = workers.kind(worker) == WorkerKind.PROCESS && workers.taskel(worker) == Trace.NONE;
        return running == Trace.NONE && !runsItself ? Standing.IDLE : Standing.AT_WORK;
    }

    private static Phrase state(Workers workers, int worker, Standing standing) {
        return switch (standing) {
            case STARTING -> Phrase.of("analysis.worker.starting");
            case IDLE -> Phrase.of("analysis.worker.idle");
            case AT_WORK -> Phrase.of("analysis.worker.at-work");
            case ENDED -> WorkerFacts.exit(workers, worker);
        };
    }
}
