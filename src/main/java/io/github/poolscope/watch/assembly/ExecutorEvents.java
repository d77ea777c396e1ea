package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.watch.assembly.ObservedProcess.ExecutorMap;
import io.github.poolscope.watch.source.Line;

/** Calls of executors: a work item is a task, and belongs to a call of {@code submit} or of {@code map}. */
final class ExecutorEvents {
    static final int MODE_MAP = 9;
    private static final int LARGEST_TASK = 1 << 24;

    private final ProgramState state;

    ExecutorEvents(ProgramState state) {
        this.state = state;
    }

    /** Records a call of {@code map}. */
    void mapped(Event event, ObservedProcess process) {
        int name = event.a() & Integer.MAX_VALUE;
        if (process.maps.containsKey(name)) {
            return;
        }
        Line line = state.lines.of(event.textOf(event.d() >>> Integer.SIZE));
        ObservedPool executor = process.pool((int) event.d());
        int number = state.recorder.called(
                new CallRequest(
                        executor == null ? Trace.NONE : executor.number,
                        CallMode.EXECUTOR_MAP,
                        ProgramState.functionName(event.textOf(event.e())),
                        event.c() <= 0 || event.c() > LARGEST_TASK ? Trace.NONE : event.c(),
                        event.b() < 0 ? Trace.NONE : event.b(),
                        line.source(),
                        line.number()),
                state.time(event));
        process.maps.put(name, new ExecutorMap(number));
    }

    /** Records that all items of a {@code map} were submitted. */
    void counted(Event event, ObservedProcess process) {
        ExecutorMap map = process.maps.remove(event.a() & Integer.MAX_VALUE);
        if (map != null) {
            state.recorder.allSubmitted(map.number, map.taskels, state.time(event));
        }
    }

    /** Returns whether it was applied: otherwise the executor is unknown. */
    boolean submitted(Event event, ObservedProcess process) {
        ObservedPool executor = process.pool(event.a());
        if (executor == null) {
            return false;
        }
        int item = event.b();
        int size = event.c();
        TaskRuns runs = executor.work.runs;
        if (runs.has(item) || !TaskTable.mayFollow(runs, item) || size <= 0 || size > LARGEST_TASK) {
            return true;
        }
        long time = state.time(event);
        int mapName = (int) event.d();
        ExecutorMap map = mapName == 0 ? null : process.maps.get(mapName & Integer.MAX_VALUE);
        int call = map == null ? submit(event, executor, size, time) : map.number;
        if (map != null) {
            map.taskels += size;
        }
        int first = state.recorder.submitted(call, size, time);
        if (first >= 0) {
            runs.add(item, 1, size, first, state.recorder.task(first, size));
        }
        return true;
    }

    private int submit(Event event, ObservedPool executor, int size, long time) {
        Line line = state.lines.of(event.textOf(event.d() >>> Integer.SIZE));
        return state.recorder.called(
                new CallRequest(
                        executor.number,
                        CallMode.SUBMIT,
                        ProgramState.functionName(event.textOf(event.e())),
                        size,
                        size,
                        line.source(),
                        line.number()),
                time);
    }
}
