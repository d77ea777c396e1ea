package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.watch.source.Line;
import java.util.Arrays;

/** Calls of pools, and the tasks into which they are cut. */
final class CallEvents {
    /** The modes by their numbers in the log. */
    private static final CallMode[] MODES = {
        CallMode.APPLY,
        CallMode.APPLY_ASYNC,
        CallMode.MAP,
        CallMode.MAP_ASYNC,
        CallMode.IMAP,
        CallMode.IMAP_UNORDERED,
        CallMode.STARMAP,
        CallMode.STARMAP_ASYNC
    };

    /** A number of taskels that is not known yet. */
    private static final int UNKNOWN = -1;
    /** The taskels of a call with more than these become known one task after another. */
    private static final int MOST_AT_ONCE = 1 << 26;
    /** A task with more taskels is not believed. */
    private static final int LARGEST_TASK = 1 << 24;
    /** Higher numbers of calls are not believed. */
    private static final int MOST_CALLS = 1 << 26;
    /** Tasks are created in groups of this number. */
    private static final int GROUP = 1 << 14;

    private final ProgramState state;
    private final DeliveryEvents deliveries;

    CallEvents(ProgramState state, DeliveryEvents deliveries) {
        this.state = state;
        this.deliveries = deliveries;
    }

    void called(Event event, ObservedProcess process) {
        int name = event.a();
        if (name < 0 || name >= MOST_CALLS || event.flags() >= MODES.length) {
            return;
        }
        ObservedCall known = process.calls.get(name);
        if (known != null) {
            if (known.isLazy && known.tasks.runs.tasks() == 0) {
                known.chunksize = chunksize(event);
            }
            return;
        }
        if (process.finished.has(name)) {
            return;
        }
        begin(event, process, MODES[event.flags()]);
    }

    private void begin(Event event, ObservedProcess process, CallMode mode) {
        ObservedPool pool = process.pool((int) event.d());
        Line line = state.lines.of(event.textOf(event.d() >>> Integer.SIZE));
        boolean isLazy = mode == CallMode.IMAP || mode == CallMode.IMAP_UNORDERED;
        int count = isLazy || event.b() < 0 ? UNKNOWN : event.b();
        int chunksize = chunksize(event);
        long time = state.time(event);
        int number = state.recorder.called(
                new CallRequest(
                        pool == null ? Trace.NONE : pool.number,
                        mode,
                        ProgramState.functionName(event.textOf(event.e())),
                        chunksize == 0 ? Trace.NONE : chunksize,
                        count == UNKNOWN ? Trace.NONE : count,
                        line.source(),
                        line.number()),
                time);
        ObservedCall call = new ObservedCall(process, event.a(), number, mode, pool);
        call.chunksize = chunksize;
        call.isLazy = count == UNKNOWN || count > MOST_AT_ONCE;
        process.calls.put(event.a(), call);
        if (!call.isLazy && count > 0) {
            submitAll(call, count, time);
        }
    }

    private static int chunksize(Event event) {
        return event.c() < 0 || event.c() > LARGEST_TASK ? 0 : event.c();
    }

    /** Records the taskels of a call, and its tasks as {@code Pool.map} cuts them. */
    private void submitAll(ObservedCall call, int count, long time) {
        int size = Math.max(1, Math.min(call.chunksize, count));
        int first = state.recorder.submitted(call.number, count, time);
        if (first < 0) {
            return; // There are more than can be numbered.
        }
        int whole = count / size;
        int firstTraced = Trace.NONE;
        for (int done = 0; done < whole; done += GROUP) {
            int[] sizes = new int[Math.min(GROUP, whole - done)];
            Arrays.fill(sizes, size);
            int traced = state.recorder.tasks(first + done * size, sizes);
            firstTraced = done == 0 ? traced : firstTraced;
        }
        call.tasks.runs.add(0, whole, size, first, firstTraced);
        int rest = count - whole * size;
        if (rest > 0) {
            int traced = state.recorder.task(first + whole * size, rest);
            call.tasks.runs.add(whole, 1, rest, first + whole * size, traced);
        }
    }

    /** Returns whether the call is known. */
    boolean counted(Event event, ObservedProcess process) {
        ObservedCall call = process.calls.get(event.a());
        if (call == null) {
            return false;
        }
        if (call.isLazy) {
            call.counted = Math.max(0, event.b());
            tellCount(call, state.time(event));
            deliveries.settled(call);
        }
        return true;
    }

    private void tellCount(ObservedCall call, long time) {
        int taskels = (int) Math.min(Integer.MAX_VALUE, call.tasks.runs.taskels());
        state.recorder.allSubmitted(call.number, taskels, time);
    }

    /** Records a task that is handed to the queue of the workers; returns whether its call is known. */
    boolean queued(Event event, ObservedProcess process) {
        if (ObservedProcess.isOfExecutor(event.a())) {
            return true;
        }
        ObservedCall call = process.calls.get(event.a());
        if (call != null) {
            submitTask(call, event.b(), event.c(), state.time(event));
        }
        return call != null || process.finished.has(event.a());
    }

    /** Records a task of a call whose tasks become known one by one, if it is not known yet. */
    void submitTask(ObservedCall call, int task, int size, long time) {
        TaskRuns runs = call.tasks.runs;
        if (!call.isLazy || !TaskTable.mayFollow(runs, task) || size <= 0 || size > LARGEST_TASK || runs.has(task)) {
            return;
        }
        int first = state.recorder.submitted(call.number, size, time);
        if (first >= 0) {
            runs.add(task, 1, size, first, state.recorder.task(first, size));
            if (call.counted != Trace.NONE) {
                tellCount(call, time);
            }
        }
    }

    /**
     * Returns the taskel at a position in the order of the items of a call; {@link Trace#NONE} if it is not known yet.
     */
    static int indexAt(ObservedCall call, int position) {
        int size = Math.max(1, call.chunksize);
        int task = position / size;
        TaskRuns runs = call.tasks.runs;
        return position >= 0 && runs.has(task) && position % size < runs.sizeOf(task)
                ? runs.indexOf(task) + position % size
                : Trace.NONE;
    }
}
