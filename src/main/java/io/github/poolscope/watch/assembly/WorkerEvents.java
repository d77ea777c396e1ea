package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.watch.assembly.ObservedProcess.Asked;
import io.github.poolscope.watch.assembly.ObservedProcess.Role;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Processes: workers of pools, and others. */
final class WorkerEvents {
    private static final int OF_POOL = 1;
    private static final int A_THREAD = 1;
    private static final int ABOUT_TO_EXIT = 1;
    private static final TracedWorker.End[] ENDS = {
        TracedWorker.End.CLOSED,
        TracedWorker.End.RETIRED,
        TracedWorker.End.ERROR,
        TracedWorker.End.ERROR_BEFORE_READY,
        TracedWorker.End.LOST_ITS_POOL
    };

    /** What a child may tell before its parent has told of it. */
    private static final Set<EventKind> OF_CHILDREN = EnumSet.of(
            EventKind.HELLO,
            EventKind.PROCESS_BEGAN,
            EventKind.PROCESS_ENDED,
            EventKind.WORKER_READY,
            EventKind.WORKER_ENDED,
            EventKind.TAKEN,
            EventKind.ENDED,
            EventKind.FAILED,
            EventKind.TASKELS,
            EventKind.NUMBERS,
            EventKind.VALUES);

    private final ProgramState state;
    private final PoolEvents pools;
    private final Departures departures;

    WorkerEvents(ProgramState state, PoolEvents pools, Departures departures) {
        this.state = state;
        this.pools = pools;
        this.departures = departures;
    }

    // ---- What the parent tells
    // -----------------------------------------------------------------------------------------

    void asked(Event event, ObservedProcess process) {
        if (process.asked.containsKey(event.b()) || process.children.containsKey(event.b())) {
            return;
        }
        long time = state.time(event);
        ObservedPool pool = event.flags() == OF_POOL ? poolOf(event, process) : null;
        TracedWorker worker = pool == null ? null : pools.request(pool, false, time);
        process.asked.put(event.b(), new Asked(pool, worker, event.textOf(event.d()), event.textOf(event.e()), time));
    }

    /** Returns the pool that an event names; if it names none, the only one of the process, or null. */
    private static @Nullable ObservedPool poolOf(Event event, ObservedProcess process) {
        ObservedPool pool = event.a() == 0 ? null : process.pool(event.a());
        if (pool == null && event.a() == 0 && process.pools.size() + process.executors.size() == 1) {
            pool = process.pools.isEmpty()
                    ? process.executors.values().iterator().next()
                    : process.pools.values().iterator().next();
        }
        return pool;
    }

    void started(Event event, ObservedProcess process) {
        if (process.children.containsKey(event.b())) {
            return;
        }
        Asked asked = process.asked.remove(event.b());
        TracedWorker known = asked == null ? null : asked.worker();
        if (known == null) {
            boolean isOfPool = event.flags() == OF_POOL;
            ObservedPool pool = isOfPool ? poolOf(event, process) : null;
            long time = asked == null ? state.time(event) : asked.time();
            known = pool != null
                    ? pools.request(pool, false, time)
                    : other(isOfPool, asked, event.text(), process, time);
        }
        process.children.put(event.b(), known);
        known.child = event.b();
        state.hasPid(known, event.d());
        departures.watch(known);
        state.recorder.workerBorn(known.number, event.d(), process.log.pid());
    }

    /** Returns a process that is not a worker of a known pool. */
    private TracedWorker other(
            boolean isOfPool, @Nullable Asked asked, String method, ObservedProcess parent, long time) {
        String name = asked == null || asked.name().isEmpty() ? "Process" : asked.name();
        if (isOfPool) {
            int slot = state.takeSlots(1);
            int number = state.recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, slot, method), time);
            return new TracedWorker(number, null, slot, false, "", parent);
        }
        return process(name, method, parent, time);
    }

    private TracedWorker process(String name, String method, @Nullable ObservedProcess parent, long time) {
        int slot = state.takeSlots(1);
        int number = state.recorder.workerRequested(
                new WorkerRequest(WorkerKind.PROCESS, Trace.NONE, slot, name, method, Trace.NONE), time);
        return new TracedWorker(number, null, slot, false, name, parent);
    }

    /** Returns whether the PID is known. */
    boolean exited(Event event) {
        TracedWorker worker = state.worker(event.d());
        if (worker == null) {
            return false;
        }
        departures.exited(worker, event.a(), state.time(event), true);
        return true;
    }

    /** Returns whether the PID is known. */
    boolean signalled(Event event) {
        TracedWorker worker = state.worker(event.d());
        if (worker != null) {
            worker.signal = event.flags();
            departures.reconsider(worker);
        }
        return worker != null;
    }

    // ---- What it tells itself
    // ------------------------------------------------------------------------------------------

    /**
     * Finds out what a process is that has written an event; returns whether that is known now. A process whose parent
     * has no log is the main program, if it is the first.
     */
    boolean resolve(ObservedProcess process, Event event) {
        if (process.role != Role.UNKNOWN) {
            return true;
        }
        TracedWorker worker = state.worker(process.log.pid());
        if (worker != null && !worker.isThread && (!worker.hasExited() || event.time() <= worker.exited)) {
            process.role = Role.WORKER;
            process.worker = worker;
            worker.isTraced = true;
            return true;
        }
        boolean hasKnownParent = state.process(process.log.parentPid()) != null;
        boolean mayBeMain = state.isForced || !OF_CHILDREN.contains(event.kind());
        if (state.main() == null && !hasKnownParent && mayBeMain) {
            process.role = Role.MAIN;
            state.main(process);
            return true;
        }
        if (!state.isForced) {
            return false;
        }
        process.role = Role.WORKER;
        process.worker = unasked(process, event);
        return true;
    }

    /** Returns a process that nobody has told of, as one that was forked, or started by {@code subprocess}. */
    private TracedWorker unasked(ObservedProcess process, Event event) {
        String runtime = process.log.runtime();
        int space = runtime.indexOf(' ');
        String name = runtime.isEmpty() ? "Process" : space < 0 ? runtime : runtime.substring(0, space);
        long time = state.time(event);
        ObservedProcess parent = state.process(process.log.parentPid());
        TracedWorker worker = process(name, "", parent, time);
        worker.isTraced = true;
        state.hasPid(worker, process.log.pid());
        departures.watch(worker);
        state.recorder.workerBorn(worker.number, process.log.pid(), process.log.parentPid());
        ready(worker, time);
        return worker;
    }

    /**
     * Records that a process runs what it is there for, and that a fork server is its parent. A worker of a pool is
     * ready only when it says so.
     */
    void began(Event event, ObservedProcess process) {
        TracedWorker worker = process.worker;
        if (worker == null) {
            return;
        }
        long parent = process.log.parentPid();
        boolean isOfServer = worker.parent != null && parent > 0 && parent != worker.parent.log.pid();
        if (isOfServer && !worker.hasExited()) {
            state.recorder.workerBorn(worker.number, worker.pid, parent);
        }
        if (worker.pool == null) {
            ready(worker, state.time(event));
        }
    }

    private void ready(TracedWorker worker, long time) {
        if (!worker.isReady) {
            worker.isReady = true;
            state.recorder.workerReady(worker.number, time, 0);
        }
    }

    /** Returns whether it was applied: otherwise the pool of a thread is unknown. */
    boolean workerReady(Event event, ObservedProcess process) {
        if (event.flags() == A_THREAD) {
            return pools.threadReady(event, process);
        }
        TracedWorker worker = process.worker;
        if (worker != null) {
            ready(worker, state.time(event));
        }
        return true;
    }

    void workerEnded(Event event, ObservedProcess process) {
        TracedWorker worker = process.workerOf(event);
        if (worker == null || event.flags() >= ENDS.length || worker.end != TracedWorker.End.NOT_TOLD) {
            return;
        }
        worker.end = ENDS[event.flags()];
        boolean isError = worker.end == TracedWorker.End.ERROR || worker.end == TracedWorker.End.ERROR_BEFORE_READY;
        if (isError && event.d() != 0) {
            String error = ErrorText.of(event.textOf(event.d())).line();
            String what = worker.isReady ? "The worker was ended by an error: " : "Its initializer failed: ";
            state.recorder.noted(Note.Kind.WORKER, worker.number, what + error, state.time(event));
        }
        if (worker.isThread) {
            departures.exited(worker, 0, state.time(event), true);
        } else {
            departures.reconsider(worker);
        }
    }

    void processEnded(Event event, ObservedProcess process) {
        TracedWorker worker = process.worker;
        if (process.role == Role.MAIN && event.e() != 0) {
            state.mainError = ErrorText.of(event.textOf(event.e())).line();
        }
        if (worker == null || event.flags() == ABOUT_TO_EXIT) {
            return;
        }
        if (event.e() != 0 && worker.end == TracedWorker.End.NOT_TOLD && !worker.hasExited()) {
            String error = ErrorText.of(event.textOf(event.e())).line();
            state.recorder.noted(
                    Note.Kind.WORKER, worker.number, "The process was ended by an error: " + error, state.time(event));
        }
        departures.exited(worker, event.a(), state.time(event), false);
    }
}
