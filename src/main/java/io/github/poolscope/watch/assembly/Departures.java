package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Workers and processes that have ended, and why. Their parents tell it, or they themselves with their last act; of those
 * of which nobody does, the operating system is asked.
 */
final class Departures {
    /** How often the operating system is asked, in nanoseconds. */
    private static final long INTERVAL = 500_000_000L;

    private static final int SIGTERM = 15;

    private final ProgramState state;
    private final Outcomes outcomes;
    private final WaitEvents waits;
    private final ProcessWatch watch;
    private final Set<TracedWorker> alive = new LinkedHashSet<>();
    private List<Departed> departed = new ArrayList<>();
    private long lookedAt = Long.MIN_VALUE;

    private record Departed(TracedWorker worker, long since) {}

    Departures(ProgramState state, Outcomes outcomes, WaitEvents waits, ProcessWatch watch) {
        this.state = state;
        this.outcomes = outcomes;
        this.waits = waits;
        this.watch = watch;
    }

    /** Looks after a worker that has a PID. */
    void watch(TracedWorker worker) {
        alive.add(worker);
    }

    /**
     * Records that a worker has ended.
     *
     * @param isCertain whether the exit code is that of the process; otherwise the one that it meant to have
     */
    void exited(TracedWorker worker, int code, long time, boolean isCertain) {
        if (worker.hasExited()) {
            if (isCertain && code != worker.exitCode) {
                worker.exitCode = code;
                reconsider(worker);
            }
            return;
        }
        worker.exited = time;
        worker.exitCode = code;
        if (state.isStopping && code < 0 && worker.end == TracedWorker.End.NOT_TOLD) {
            worker.end = TracedWorker.End.LOST_ITS_POOL;
        }
        alive.remove(worker);
        if (worker.pool != null) {
            worker.pool.alive--;
        }
        state.recorder.workerExited(worker.number, code, reason(worker), time);
        departed.add(new Departed(worker, state.now));
    }

    /** Records again why a worker has ended, if it has: more is known of it. */
    void reconsider(TracedWorker worker) {
        if (worker.hasExited()) {
            state.recorder.workerExited(worker.number, worker.exitCode, reason(worker), worker.exited);
        }
    }

    /** Looks again what became of the tasks of a worker that has ended: there are late events of it. */
    void lookAgain(TracedWorker worker) {
        if (departed.stream().noneMatch(other -> other.worker() == worker)) {
            departed.add(new Departed(worker, state.now));
        }
    }

    /** Returns why a worker has ended. */
    static ExitReason reason(TracedWorker worker) {
        int code = worker.exitCode;
        ObservedPool pool = worker.pool;
        boolean isSignalled = worker.signal != 0 && code == -worker.signal;
        if (pool == null) {
            boolean isKilled = code < 0 && code != Workers.UNKNOWN_EXIT;
            boolean isEnded = isSignalled || worker.end == TracedWorker.End.LOST_ITS_POOL;
            return isEnded ? ExitReason.TERMINATED : isKilled ? ExitReason.DIED : ExitReason.ENDED;
        }
        switch (worker.end) {
            case CLOSED -> {
                return ExitReason.POOL_CLOSED;
            }
            case RETIRED -> {
                return ExitReason.RETIRED;
            }
            case ERROR_BEFORE_READY -> {
                return ExitReason.FAILED_TO_START;
            }
            case LOST_ITS_POOL -> {
                return ExitReason.POOL_TERMINATED;
            }
            case ERROR -> {
                return ExitReason.DIED;
            }
            case NOT_TOLD -> {}
        }
        boolean isByPool = pool.terminated && (code == -SIGTERM || code == Workers.UNKNOWN_EXIT);
        if (isByPool || (isSignalled && (pool.terminated || pool.kind == PoolKind.PROCESS_EXECUTOR))) {
            return ExitReason.POOL_TERMINATED;
        }
        if (!worker.isTraced && code == 0) {
            return ExitReason.POOL_CLOSED;
        }
        return worker.isReady || !worker.isTraced ? ExitReason.DIED : ExitReason.FAILED_TO_START;
    }

    /** Called after each round. */
    void pass() {
        if (lookedAt == Long.MIN_VALUE || state.now - lookedAt >= INTERVAL) {
            lookedAt = state.now;
            look();
        }
        List<Departed> still = new ArrayList<>();
        for (Departed it : departed) {
            if (isQuiet(it)) {
                settle(it.worker());
            } else {
                still.add(it);
            }
        }
        departed = still;
    }

    /** Returns whether all is read, most likely, that a worker wrote before its end became known. */
    private boolean isQuiet(Departed it) {
        ObservedProcess process = state.process(it.worker().pid);
        if (process == null || process.worker != it.worker()) {
            return state.hasWaited(it.since());
        }
        return state.hasWaited(Math.max(it.since(), process.heard));
    }

    private void look() {
        for (TracedWorker worker : List.copyOf(alive)) {
            if (worker.vanished == Trace.NEVER) {
                OptionalInt exit = watch.exit(worker.pid);
                if (exit.isPresent()) {
                    worker.vanished = state.now;
                    worker.vanishedCode = exit.getAsInt();
                }
            } else if (state.now - worker.vanished >= ProgramState.PATIENCE) {
                exited(worker, worker.vanishedCode, worker.vanished, false);
            }
        }
    }

    private void settle(TracedWorker worker) {
        outcomes.departed(worker);
        ObservedProcess process = state.process(worker.pid);
        if (!worker.isThread) {
            if (process != null && process.worker == worker) {
                waits.ended(process, worker.exited);
                outcomes.cancelAll(process, worker.exited);
            }
            state.forget(worker);
        }
        if (worker.parent != null) {
            worker.parent.children.remove(worker.child, worker);
        }
    }

    /** Called at the end of the program. Processes that still run are left as they are. */
    void end() {
        for (Iterator<TracedWorker> all = List.copyOf(alive).iterator(); all.hasNext(); ) {
            TracedWorker worker = all.next();
            OptionalInt exit = watch.exit(worker.pid);
            if (exit.isPresent()) {
                exited(
                        worker,
                        worker.vanished == Trace.NEVER ? exit.getAsInt() : worker.vanishedCode,
                        worker.vanished == Trace.NEVER ? state.now : worker.vanished,
                        false);
            }
        }
        departed.forEach(it -> settle(it.worker()));
        departed = new ArrayList<>();
    }
}
