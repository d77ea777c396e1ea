package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of a trace several places of pools need: when each pool ended, and how long workers waited for processors. */
final class RunScan {
    private final Trace trace;
    private final long now;
    private final WorkerTaskels taskelsOf;
    private final int workerCount;
    private final long[] waitedOf;
    private final BitSet retriedAfter = new BitSet();
    private final Map<PoolSlots, Ending> endings = new HashMap<>();
    /** How long workers of each pool ran taskels that are summed up. */
    private final Map<PoolSlots, Long> summedOf = new HashMap<>();

    /**
     * How a pool ended.
     *
     * @param last when its last taskel ended
     * @param closing since when the main program waited for its end, after that; {@link Long#MAX_VALUE} if it did not
     * @param gone when its last worker had exited; the end of the run if some have not
     */
    private record Ending(long last, long closing, long gone) {}

    RunScan(Trace trace, long now, WorkerTaskels taskelsOf, int workerCount) {
        this.trace = trace;
        this.now = now;
        this.taskelsOf = taskelsOf;
        this.workerCount = workerCount;
        waitedOf = waits();
        for (int i = 0; i < trace.notes().count(); i++) {
            Note note = trace.notes().at(i);
            if (note.kind() == Note.Kind.RETRY && note.worker() >= 0) {
                retriedAfter.set(note.worker());
            }
        }
    }

    Trace trace() {
        return trace;
    }

    long now() {
        return now;
    }

    boolean isOver() {
        return trace.state().isOver();
    }

    WorkerTaskels taskelsOf() {
        return taskelsOf;
    }

    boolean isRetriedAfter(int worker) {
        return retriedAfter.get(worker);
    }

    /** Returns how long a worker waited for a processor since its first taskel; {@link Trace#NEVER} if unknown. */
    long waitedOf(int worker) {
        return waitedOf[worker];
    }

    /** Returns whether it is known for any worker how long it waited for a processor. */
    boolean knowsWaits() {
        return Arrays.stream(waitedOf).anyMatch(each -> each != Trace.NEVER);
    }

    long lastActivity(PoolSlots pool) {
        return ending(pool).last();
    }

    long closingAt(PoolSlots pool) {
        return ending(pool).closing();
    }

    long goneAt(PoolSlots pool) {
        return ending(pool).gone();
    }

    void addSummed(PoolSlots pool, long ran) {
        if (ran > 0) {
            summedOf.merge(pool, ran, Long::sum);
        }
    }

    /** Returns how long workers ran taskels that are summed up, by pool. */
    Map<PoolSlots, Long> summedOf() {
        return summedOf;
    }

    private Ending ending(PoolSlots pool) {
        return endings.computeIfAbsent(pool, this::findEnding);
    }

    private Ending findEnding(PoolSlots pool) {
        Workers workers = trace.workers();
        Taskels taskels = trace.taskels();
        long last = 0;
        long gone = 0;
        for (List<Integer> place : pool.places()) {
            for (int worker : place) {
                last = Math.max(last, taskels.summed().lastEnded(worker));
                for (int i = 0; i < taskelsOf.count(worker); i++) {
                    long ended = taskels.ended(taskelsOf.taskel(worker, i));
                    last = Math.max(last, ended == Trace.NEVER ? now : ended);
                }
                gone = Math.max(gone, workers.exited(worker) == Trace.NEVER ? now : workers.exited(worker));
            }
        }
        return new Ending(last, closing(last), gone);
    }

    /** Returns when the main program began to wait for the end of a pool whose last taskel ended at {@code last}. */
    private long closing(long last) {
        Calls calls = trace.calls();
        long closing = Long.MAX_VALUE;
        for (int call = calls.count() - 1; call >= calls.first(); call--) {
            long ended = calls.ended(call) == Trace.NEVER ? now : calls.ended(call);
            if (ended < last) {
                break;
            }
            CallKind kind = calls.kind(call);
            if (kind == CallKind.JOIN || kind == CallKind.TERMINATE || kind == CallKind.SHUTDOWN) {
                closing = Math.max(last, calls.began(call));
            }
        }
        return closing;
    }

    /** Finds waits from each worker's first sample after its first taskel began: those of its start do not count. */
    private long[] waits() {
        Taskels taskels = trace.taskels();
        Samples samples = trace.samples();
        long[] first = new long[workerCount];
        for (int worker = 0; worker < workerCount; worker++) {
            boolean isSummed = taskels.summed().taskels(worker) > 0;
            long stored = taskelsOf.count(worker) == 0 ? Long.MAX_VALUE : taskels.started(taskelsOf.taskel(worker, 0));
            first[worker] = isSummed ? Math.max(0, trace.workers().ready(worker)) : stored;
        }
        long[] before = new long[workerCount];
        Arrays.fill(before, Trace.NEVER);
        int end = samples.count();
        for (int i = samples.first(); i < end; i++) {
            int worker = samples.worker(i);
            if (worker >= 0
                    && worker < workerCount
                    && before[worker] == Trace.NEVER
                    && samples.time(i) >= first[worker]) {
                before[worker] = samples.waited(i);
            }
        }
        long[] waited = new long[workerCount];
        for (int worker = 0; worker < workerCount; worker++) {
            long all = samples.waitedOf(worker);
            boolean isKnown = all != Trace.NEVER && before[worker] != Trace.NEVER;
            waited[worker] = isKnown ? Math.max(0, all - before[worker]) : Trace.NEVER;
        }
        return waited;
    }
}
