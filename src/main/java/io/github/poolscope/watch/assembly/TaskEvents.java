package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import org.jspecify.annotations.Nullable;

/** Tasks: taken and ended by workers, received by the process of the pool. */
final class TaskEvents {
    /** The flag of an event that tells a value as a whole number. */
    static final int IS_NUMBER = 16;

    private static final int IS_CHUNK = 1;
    private static final int FAILED = 1;
    /** The offset of a failed taskel that is unknown. */
    private static final int UNKNOWN = -1;

    private final ProgramState state;
    private final TraceRecorder recorder;
    private final CallEvents calls;
    private final Outcomes outcomes;
    private final Departures departures;
    private final ChunkEvents chunks;

    TaskEvents(ProgramState state, CallEvents calls, Outcomes outcomes, Departures departures, ChunkEvents chunks) {
        this.state = state;
        recorder = state.recorder;
        this.calls = calls;
        this.outcomes = outcomes;
        this.departures = departures;
        this.chunks = chunks;
    }

    // ---- In the worker
    // -------------------------------------------------------------------------------------------------

    /** Returns whether it was applied: otherwise the worker, the call or the task is unknown. */
    boolean inWorker(Event event, ObservedProcess process) {
        TracedWorker worker = process.workerOf(event);
        TaskTable table = tableOf(event, process, worker);
        if (table == null) {
            return false;
        }
        int number = event.b();
        if (table.isSettled(number)) {
            return true;
        }
        if (!table.runs.has(number)) {
            if (!state.isForced || table.call == null || event.kind() != EventKind.TAKEN) {
                return state.isForced;
            }
            calls.submitTask(table.call, number, event.c(), state.time(event));
            if (!table.runs.has(number)) {
                return true;
            }
        }
        OpenTask task = table.open(number);
        switch (event.kind()) {
            case TAKEN -> taken(event, task, worker);
            case ENDED -> ended(event, task);
            case FAILED -> failed(event, task);
            default -> chunks.happened(event, task);
        }
        TracedWorker its = task.worker;
        if (its != null && its.hasExited() && its.task == task) {
            departures.lookAgain(its);
        }
        return true;
    }

    /** Returns the tasks of the call, or of the executor, that a worker's event names; null if it is unknown. */
    private static @Nullable TaskTable tableOf(Event event, ObservedProcess process, @Nullable TracedWorker worker) {
        ObservedProcess owner = worker != null && !worker.isThread ? worker.parent : process;
        ObservedPool pool = worker == null ? null : worker.pool;
        if (ObservedProcess.isOfExecutor(event.a())) {
            boolean isOwn = (event.a() & Integer.MAX_VALUE) == 0;
            ObservedPool executor = isOwn ? pool : owner == null ? null : owner.pool(event.a());
            return executor == null ? null : executor.work;
        }
        ObservedCall call = owner == null ? null : owner.calls.get(event.a());
        if (owner != process && (call == null || !isTakenBy(call, event.b(), worker))) {
            // A thread of a worker process may work for a pool of that process.
            ObservedCall inner = process.calls.get(event.a());
            OpenTask open = inner == null ? null : inner.tasks.opened(event.b());
            if (open != null && open.worker != null && open.worker.isThread) {
                return open.table;
            }
        }
        return call == null ? null : call.tasks;
    }

    private static boolean isTakenBy(ObservedCall call, int task, @Nullable TracedWorker worker) {
        OpenTask open = call.tasks.opened(task);
        return open != null && open.worker == worker;
    }

    private void taken(Event event, OpenTask task, @Nullable TracedWorker worker) {
        if (task.worker != null || worker == null) {
            return;
        }
        long time = state.time(event);
        task.worker = worker;
        task.taken = time;
        task.isChunk = (event.flags() & IS_CHUNK) != 0;
        worker.task = task;
        recorder.dispatched(new int[] {task.traced}, worker.number, time);
        if (task.isChunk) {
            return;
        }
        if ((event.flags() & IS_NUMBER) != 0) {
            recorder.items(task.index, new long[] {event.e()});
        } else if (!event.value().isEmpty()) {
            recorder.item(task.index, event.value());
        }
        task.running = 0;
        recorder.started(task.index, worker.number, time);
    }

    private void ended(Event event, OpenTask task) {
        boolean isAgain = task.hasEnded();
        long time = task.isReceived() ? Math.min(task.received, state.time(event)) : state.time(event);
        task.ended = Math.max(time, task.taken);
        boolean isFailed = (event.flags() & FAILED) != 0;
        if (isFailed && task.failedOffset == OpenTask.NONE_FAILED) {
            task.failedOffset = task.isChunk ? Math.min(task.done, task.size - 1) : 0;
            task.error = event.text();
        }
        if (task.isChunk) {
            chunks.ended(event, task);
        } else if (!isAgain) {
            task.cpu = Math.max(0, event.d());
            if (!isFailed) {
                long from = task.taken == Trace.NEVER ? task.ended : task.taken;
                recorder.ended(task.index, task.workerNumber(), from, task.ended, task.cpu);
                task.done = task.size;
                task.doneAt = task.ended;
                result(event, task);
            }
        }
        outcomes.update(task);
    }

    private void result(Event event, OpenTask task) {
        if ((event.flags() & IS_NUMBER) != 0) {
            recorder.results(task.index, new long[] {event.e()});
        } else if (!event.value().isEmpty()) {
            recorder.result(task.index, event.value());
        }
    }

    private void failed(Event event, OpenTask task) {
        long time = state.time(event);
        task.error = event.textOf(event.d());
        task.ended = Math.max(task.ended, Math.max(task.taken, time));
        if (event.c() == UNKNOWN || task.done == task.size) { // The results can't be sent.
            task.failedOffset = OpenTask.ALL_FAILED;
        } else {
            task.failedOffset = Math.max(0, Math.min(event.c(), task.size - 1));
            chunks.failed(task, task.failedOffset);
        }
    }

    // ---- In the process of the pool
    // ------------------------------------------------------------------------------------

    /** Returns whether it was applied: otherwise the call or the task is unknown. */
    boolean inOwner(Event event, ObservedProcess process) {
        TaskTable table = tableOfOwn(event, process);
        if (table == null || !table.runs.has(event.b())) {
            boolean isOver = !ObservedProcess.isOfExecutor(event.a()) && process.finished.has(event.a());
            return isOver || state.isForced;
        }
        if (table.isSettled(event.b())) {
            return true;
        }
        OpenTask task = table.open(event.b());
        long time = state.time(event);
        switch (event.kind()) {
            case NOT_SENT -> {
                markReceived(task, true);
                outcomes.notSent(task, event.textOf(event.d()), time);
            }
            case CANCELLED -> outcomes.cancel(task, time);
            default -> received(event, task, time);
        }
        return true;
    }

    private static @Nullable TaskTable tableOfOwn(Event event, ObservedProcess process) {
        if (ObservedProcess.isOfExecutor(event.a())) {
            ObservedPool executor = process.pool(event.a());
            return executor == null ? null : executor.work;
        }
        ObservedCall call = process.calls.get(event.a());
        return call == null ? null : call.tasks;
    }

    private void received(Event event, OpenTask task, long time) {
        if (task.isReceived()) {
            return;
        }
        boolean isError = event.flags() == FAILED;
        if (isError && task.error.isEmpty()) {
            task.error = event.text();
        }
        task.received = time;
        task.receivedError = isError;
        if (task.hasEnded()) {
            task.ended = Math.min(task.ended, time);
        }
        markReceived(task, isError);
        outcomes.update(task);
    }

    private static void markReceived(OpenTask task, boolean isError) {
        ObservedCall call = task.table.call;
        if (call != null) {
            call.hasFailed |= isError;
            if (call.mode == CallMode.IMAP_UNORDERED) {
                call.received.add(task.number);
            }
        }
    }
}
