package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.SummedTaskels;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.List;

/**
 * Splits the time from the beginning of a run to its end for one place of a pool: moves forward from instant to instant,
 * so that each belongs to exactly one part.
 */
final class SlotTime {
    private final RunScan scan;
    private final PoolSlots pool;
    private final Taskels taskels;
    private final Workers workers;
    private final PartTimes parts;
    private long at;

    // Of the worker that is being added.
    private long ran;
    private long cpu;
    /** Until when its taskels may be summed up. */
    private long summedUntil;
    /** The time before that in which it ran none of the stored taskels. */
    private long betweenSummed;

    SlotTime(RunScan scan, PoolSlots pool, PartTimes parts) {
        this.scan = scan;
        this.pool = pool;
        this.parts = parts;
        taskels = scan.trace().taskels();
        workers = scan.trace().workers();
    }

    void add(List<Integer> ofPlace) {
        if (pool.isExecutor()) {
            idle(ofPlace.isEmpty() ? scan.now() : workers.requested(ofPlace.get(0)));
        } else {
            to(pool.created(), TimePart.NO_CALL);
        }
        boolean isFirst = true;
        for (int worker : ofPlace) {
            worker(worker, isFirst ? TimePart.START_UP : TimePart.RETIRING);
            isFirst = false;
        }
        if (ofPlace.isEmpty()) {
            to(scan.now(), scan.isOver() ? TimePart.NOT_KNOWN : TimePart.START_UP);
        } else {
            afterExit(workers.reason(ofPlace.get(ofPlace.size() - 1)));
        }
    }

    private void worker(int worker, TimePart start) {
        long exit = workers.exited(worker);
        long until = exit == Trace.NEVER ? scan.now() : exit;
        int count = scan.taskelsOf().count(worker);
        SummedTaskels summed = taskels.summed();
        summedUntil = summed.taskels(worker) > 0 ? summed.lastEnded(worker) : 0;
        ran = 0;
        cpu = 0;
        betweenSummed = 0;
        long ready = workers.ready(worker) == Trace.NEVER ? until : workers.ready(worker);
        if (count > 0) { // Clocks differ a little: a taskel may seem to begin before its worker was ready.
            ready = Math.min(ready, taskels.started(scan.taskelsOf().taskel(worker, 0)));
        }
        to(ready, start);
        int before = Trace.NONE;
        for (int place = 0; place < count; place++) {
            int index = scan.taskelsOf().taskel(worker, place);
            boolean isSameTask = before != Trace.NONE
                    && taskels.task(index) != Trace.NONE
                    && taskels.task(index) == taskels.task(before);
            if (isSameTask) {
                between(taskels.started(index), TimePart.HAND_OUT);
            } else {
                idle(taskels.started(index));
            }
            run(index);
            before = index;
        }
        beforeExit(worker, until, count > 0 || summedUntil > 0);
        split(worker);
    }

    private void run(int index) {
        long from = Math.max(at, taskels.started(index));
        long ended = taskels.ended(index);
        if (ended == Trace.NEVER) {
            to(scan.now(), TimePart.NOT_KNOWN); // Its CPU time is known when it has ended.
            return;
        }
        long took = Math.max(0, Math.min(ended, scan.now()) - from);
        to(ended, TimePart.WAITING);
        ran += took;
        cpu += Math.min(took, Math.max(0, taskels.cpu(index)));
    }

    private void beforeExit(int worker, long until, boolean hasWorked) {
        ExitReason reason = workers.reason(worker);
        if (reason == ExitReason.RETIRED && hasWorked) {
            idle(Math.min(summedUntil, until));
            to(until, TimePart.RETIRING);
        } else if (reason == ExitReason.DIED && scan.isRetriedAfter(worker)) {
            idle(Math.min(summedUntil, until));
            to(until, TimePart.NOT_KNOWN); // In part, it ran the taskel that another worker ran again.
        } else {
            idle(until);
        }
    }

    /** Splits the worker's time in taskels. */
    private void split(int worker) {
        SummedTaskels summed = taskels.summed();
        long summedRan = Math.min(betweenSummed, summed.busy(worker));
        parts.move(TimePart.NOT_KNOWN, TimePart.WAITING, summedRan);
        scan.addSummed(pool, summedRan);
        parts.move(TimePart.WAITING, TimePart.CPU, cpu);
        long wanted = Math.max(0, scan.waitedOf(worker));
        parts.move(TimePart.WAITING, TimePart.WANTING_PROCESSOR, Math.min(wanted, ran + summedRan - cpu));
    }

    private void afterExit(ExitReason reason) {
        if (reason == ExitReason.POOL_CLOSED || reason == ExitReason.POOL_TERMINATED) {
            idle(Math.max(at, scan.lastActivity(pool)));
        }
        to(scan.goneAt(pool), TimePart.RETIRING);
        to(scan.now(), TimePart.NO_CALL);
    }

    /** Moves on, with nothing to do. */
    private void idle(long until) {
        between(Math.min(until, summedUntil), TimePart.NOT_KNOWN);
        long end = Math.min(until, scan.now());
        if (at < end) {
            pool.demand().between(at, end, this::idle);
        }
    }

    private void idle(TimePart cause, long from, long to) {
        long closing = cause == TimePart.NO_CALL ? scan.closingAt(pool) : Long.MAX_VALUE;
        to(Math.min(to, Math.max(from, closing)), cause);
        to(to, TimePart.RETIRING);
    }

    /** Moves on between taskels, which may be those that are summed up. */
    private void between(long until, TimePart part) {
        long unknown = Math.min(Math.min(until, summedUntil), scan.now());
        if (at < unknown) {
            betweenSummed += unknown - at;
            to(unknown, TimePart.NOT_KNOWN);
        }
        to(until, part);
    }

    private void to(long until, TimePart part) {
        long end = Math.min(until, scan.now());
        if (at < end) {
            parts.add(part, end - at);
            at = end;
        }
    }
}
