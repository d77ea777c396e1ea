package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.BlockedCall;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.watch.source.Line;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls in which threads are blocked. */
final class WaitEvents {
    /** The calls by their numbers in the log. */
    private static final CallKind[] KINDS = {
        CallKind.START_POOL,
        CallKind.APPLY,
        CallKind.STARMAP,
        CallKind.MAP,
        CallKind.WAIT,
        CallKind.GET,
        CallKind.RESULT,
        CallKind.SLEEP,
        CallKind.PUT,
        CallKind.RECEIVE,
        CallKind.ACQUIRE,
        CallKind.SHUTDOWN,
        CallKind.NEXT,
        CallKind.JOIN,
        CallKind.WAIT_FUTURES,
        CallKind.AS_COMPLETED,
        CallKind.TERMINATE,
        CallKind.WAIT
    };

    /** The number of the main thread of a process. */
    private static final int MAIN_THREAD = 1;
    /** A process has no more threads than this that wait at the same time. */
    private static final int MOST_WAITS = 100_000;

    private final ProgramState state;
    private final Map<ObservedProcess, Map<Integer, Wait>> waits = new HashMap<>();

    private record Wait(BlockedCall call, int number) {}

    WaitEvents(ProgramState state) {
        this.state = state;
    }

    /** Records that a thread waits. The role of its process is known. */
    void blocked(Event event, ObservedProcess process) {
        Map<Integer, Wait> open = waits.computeIfAbsent(process, any -> new HashMap<>());
        if (event.flags() >= KINDS.length || open.size() >= MOST_WAITS || open.containsKey(event.a())) {
            return;
        }
        CallKind kind = KINDS[event.flags()];
        Line line = state.lines.of(event.textOf(event.d()));
        TracedWorker worker = process.worker;
        int thread = event.thread() == MAIN_THREAD ? 0 : event.thread();
        BlockedCall call = new BlockedCall(
                kind,
                line.source(),
                line.number(),
                awaited(kind, event, process),
                worker == null ? Trace.NONE : worker.number,
                thread);
        open.put(event.a(), new Wait(call, state.recorder.blocked(call, state.time(event))));
    }

    void returned(Event event, ObservedProcess process) {
        Map<Integer, Wait> open = waits.get(process);
        Wait wait = open == null ? null : open.remove(event.a());
        if (wait != null) {
            state.recorder.unblocked(wait.call(), wait.number(), state.time(event));
        }
    }

    /** Records that a process has ended, and with it all that its threads waited for. */
    void ended(@Nullable ObservedProcess process, long time) {
        Map<Integer, Wait> open = process == null ? null : waits.remove(process);
        if (open != null) {
            open.values().forEach(wait -> state.recorder.unblocked(wait.call(), wait.number(), time));
        }
    }

    /** Returns the taskel whose result a call waits for; {@link Trace#NONE} if it is not one. */
    private static int awaited(CallKind kind, Event event, ObservedProcess process) {
        return switch (kind) {
            case RESULT -> ofExecutor(event, process);
            case NEXT -> ofImap(event, process);
            case APPLY, WAIT, GET -> ofApply(event, process);
            default -> Trace.NONE;
        };
    }

    private static int ofExecutor(Event event, ObservedProcess process) {
        ObservedPool executor = process.pool(event.b());
        if (executor == null) {
            return Trace.NONE;
        }
        TaskRuns runs = executor.work.runs;
        boolean isOne = runs.has(event.c()) && runs.sizeOf(event.c()) == 1;
        return isOne ? runs.indexOf(event.c()) : Trace.NONE;
    }

    private static int ofApply(Event event, ObservedProcess process) {
        ObservedCall call = process.calls.get(event.b());
        if (call != null) {
            return call.isApply() ? call.tasks.indexOf(0) : Trace.NONE;
        }
        return process.finished.has(event.b()) ? process.finished.indexOf(event.b()) : Trace.NONE;
    }

    private static int ofImap(Event event, ObservedProcess process) {
        ObservedCall call = process.calls.get(event.b());
        return call != null && call.mode == CallMode.IMAP ? CallEvents.indexAt(call, event.c()) : Trace.NONE;
    }
}
