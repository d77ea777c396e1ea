package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;

/** Results that callers were given, and callbacks. Each taskel is recorded as delivered once. */
final class DeliveryEvents {
    private static final int AN_ERROR = 1;
    /** The number of taskels that stands for all. */
    private static final int ALL = -1;

    /** More callbacks than can have begun and not ended: they run one after another. */
    private static final int MOST_CALLBACKS = 10_000;

    private final ProgramState state;

    DeliveryEvents(ProgramState state) {
        this.state = state;
    }

    void delivered(Event event, ObservedProcess process) {
        long time = state.time(event);
        boolean isError = event.flags() == AN_ERROR;
        if (ObservedProcess.isOfExecutor(event.a())) {
            workDelivered(event.a(), event.b(), process, time);
            return;
        }
        ObservedCall call = process.calls.get(event.a());
        if (call == null) {
            finishedDelivered(event.a(), process, time);
        } else if (call.isImap() && event.c() != ALL) {
            nextDelivered(call, event.b(), isError, time);
        } else {
            allDelivered(call, isError, time);
        }
    }

    /** Records that all results of a call were delivered; those of a map that failed never are. */
    private void allDelivered(ObservedCall call, boolean isError, long time) {
        if (call.isDelivered) {
            return;
        }
        call.isDelivered = true;
        TaskRuns runs = call.tasks.runs;
        for (int run = 0; run < runs.runs(); run++) {
            if (!isError || call.isApply()) {
                state.recorder.delivered(runs.firstIndex(run), runs.taskels(run), time);
            }
        }
        settled(call);
    }

    /** Records that the only result of a call was delivered that has been settled. */
    private void finishedDelivered(int name, ObservedProcess process, long time) {
        if (process.finished.has(name) && !process.delivered.get(name)) {
            process.delivered.set(name);
            state.recorder.delivered(process.finished.indexOf(name), 1, time);
        }
    }

    private void workDelivered(int executorName, int item, ObservedProcess process, long time) {
        ObservedPool executor = process.pool(executorName);
        if (executor == null || !executor.work.runs.has(item) || executor.delivered.get(item)) {
            return;
        }
        int first = executor.work.runs.indexOf(item);
        if (state.trace.taskels().outcome(first) != Outcome.CANCELLED) {
            executor.delivered.set(item);
            state.recorder.delivered(first, executor.work.runs.sizeOf(item), time);
        }
    }

    // ---- imap
    // ----------------------------------------------------------------------------------------------------------

    /** Records that results of a lazy call were delivered, up to that at a position in the order of delivery. */
    private void nextDelivered(ObservedCall call, int position, boolean isError, long time) {
        if (position < call.deliveredTaskels || position >= call.tasks.runs.taskels()) {
            return;
        }
        if (call.mode == CallMode.IMAP_UNORDERED) {
            unorderedDelivered(call, position, isError, time);
        } else {
            while (call.deliveredTaskels <= position) {
                int index = CallEvents.indexAt(call, call.deliveredTaskels);
                if (index != Trace.NONE) {
                    boolean isLast = call.deliveredTaskels == position;
                    state.recorder.delivered(isError && isLast ? failedFrom(call, index) : index, 1, time);
                }
                call.deliveredTaskels++;
            }
        }
        call.isDelivered = isError && call.chunksize > 1;
        finishLazy(call);
    }

    private void unorderedDelivered(ObservedCall call, int position, boolean isError, long time) {
        TaskRuns runs = call.tasks.runs;
        while (call.deliveredTaskels <= position && !call.received.isEmpty()) {
            int task = call.received.element();
            int index = runs.indexOf(task) + call.deliveredOfTask;
            boolean isFailed = isError && call.deliveredTaskels == position;
            state.recorder.delivered(isFailed ? failedFrom(call, index) : index, 1, time);
            call.deliveredTaskels++;
            call.deliveredOfTask++;
            if (isFailed || call.deliveredOfTask >= runs.sizeOf(task)) {
                call.received.remove();
                call.deliveredOfTask = 0;
            }
        }
    }

    /** Returns the taskel of a task, from its first one on, whose error the caller was given in place of its results. */
    private int failedFrom(ObservedCall call, int first) {
        Taskels taskels = state.trace.taskels();
        for (int index = first; index < first + call.chunksize; index++) {
            if (taskels.outcome(index).isFailure()) {
                return index;
            }
        }
        return first;
    }

    private static void finishLazy(ObservedCall call) {
        call.isDelivered |= call.counted != Trace.NONE && call.deliveredTaskels >= call.tasks.runs.taskels();
        forgetIfOver(call);
    }

    /** Called when a task of a call was settled, or its number of tasks became known. */
    void settled(ObservedCall call) {
        if (call.isApply() && call.tasks.areAllSettled() && call.tasks.runs.tasks() == 1) {
            int task = call.tasks.runs.firstTask(0);
            if (!call.owner.finished.has(call.name)) {
                call.owner.finished.add(call.name, 1, 1, call.tasks.runs.indexOf(task), call.tasks.runs.tracedOf(task));
            }
            if (call.isDelivered) {
                call.owner.delivered.set(call.name);
            }
            call.owner.calls.remove(call.name, call);
        } else if (call.isLazy) {
            finishLazy(call);
        } else {
            forgetIfOver(call);
        }
    }

    private static void forgetIfOver(ObservedCall call) {
        if (call.isOver()) {
            call.owner.calls.remove(call.name, call);
        }
    }

    // ---- Callbacks
    // -----------------------------------------------------------------------------------------------------

    /** Records that a callback has begun, which is the first to be given the result. */
    void callbackBegan(Event event, ObservedProcess process) {
        int index = Trace.NONE;
        if (ObservedProcess.isOfExecutor(event.a())) {
            ObservedPool executor = process.pool(event.a());
            index = executor == null ? Trace.NONE : executor.work.indexOf(event.b());
        } else {
            ObservedCall call = process.calls.get(event.a());
            if (call != null) {
                index = call.tasks.runs.runs() == 0 ? Trace.NONE : call.tasks.runs.firstIndex(0);
                allDelivered(call, call.hasFailed, state.time(event));
            } else if (process.finished.has(event.a())) {
                index = process.finished.indexOf(event.a());
                finishedDelivered(event.a(), process, state.time(event));
            }
        }
        boolean isNew =
                index >= 0 && process.callbacks.size() < MOST_CALLBACKS && !process.callbacks.containsKey(key(event));
        if (isNew) {
            process.callbacks.put(key(event), state.recorder.callbackBegan(index, state.time(event)));
        }
    }

    void callbackEnded(Event event, ObservedProcess process) {
        Integer number = process.callbacks.remove(key(event));
        if (number != null) {
            state.recorder.callbackEnded(number, state.time(event));
        }
    }

    private static long key(Event event) {
        return ((long) event.a() << Integer.SIZE) | Integer.toUnsignedLong(event.b());
    }
}
