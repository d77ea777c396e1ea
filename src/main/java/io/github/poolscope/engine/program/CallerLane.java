package io.github.poolscope.engine.program;

import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Step;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records where in its program the main program is blocked, and what it prints. */
public final class CallerLane {
    /** A printed list is truncated after this many results; all of them are in the trace. */
    private static final int MAX_PRINTED = 20;

    /** A blocking call; it may throw what a taskel threw. */
    public interface Call<R extends @Nullable Object> {
        R run() throws InterruptedException;
    }

    private final TraceRecorder recorder;
    private final Program program;
    private final long pid;
    /** The thread that is blocked; each thread reads only whether it is itself. */
    private @Nullable Thread blockedThread;

    private int blockedAt;

    public CallerLane(TraceRecorder recorder, Program program) {
        this.recorder = recorder;
        this.program = program;
        pid = ProcessHandle.current().pid();
    }

    <R> R blocked(CallKind kind, Step step, int awaited, Call<R> call) throws InterruptedException {
        return blocked(kind, step.name(), awaited, call);
    }

    /**
     * Makes a blocking call at the line with that {@linkplain Program.Line#place place}.
     *
     * @param awaited the index of the taskel whose result it waits for, or {@code Trace.NONE}
     */
    public <R extends @Nullable Object> R blocked(CallKind kind, String place, int awaited, Call<R> call)
            throws InterruptedException {
        int line = program.lineOf(place);
        int number = recorder.blocked(kind, line, awaited, System.nanoTime());
        blockedAt = line;
        blockedThread = Thread.currentThread();
        try {
            return call.run();
        } finally {
            blockedThread = null;
            recorder.unblocked(number, System.nanoTime());
        }
    }

    /**
     * Returns the line at which the calling thread makes a blocking call, from 0; {@code Trace.NONE} if it makes none.
     */
    @SuppressWarnings("ReferenceEquality") // Threads are compared by identity.
    public int blockedAt() {
        return blockedThread == Thread.currentThread() ? blockedAt : Trace.NONE;
    }

    /** Prints a line. */
    public void print(String line) {
        recorder.printed(pid, false, line, System.nanoTime());
    }

    /** Prints a list of results. */
    public void print(List<String> results) {
        String shown = String.join(", ", results.subList(0, Math.min(MAX_PRINTED, results.size())));
        String rest = results.size() > MAX_PRINTED ? ", … (" + (results.size() - MAX_PRINTED) + " more)" : "";
        print("res: [" + shown + rest + "]");
    }
}
