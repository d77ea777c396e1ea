package io.github.poolscope.engine.process;

import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Step;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.TraceRecorder;

/** Records where in its program the main program is blocked, and what it prints. */
final class CallerLane {
    /** A call that waits; it may throw what a taskel threw. */
    interface Call<R> {
        R run() throws InterruptedException;
    }

    private final TraceRecorder recorder;
    private final Program program;
    private final long pid;

    CallerLane(TraceRecorder recorder, Program program) {
        this.recorder = recorder;
        this.program = program;
        pid = ProcessHandle.current().pid();
    }

    <R> R blocked(CallKind kind, Step step, int awaited, Call<R> call) throws InterruptedException {
        int number = recorder.blocked(kind, program.lineOf(step), awaited, System.nanoTime());
        try {
            return call.run();
        } finally {
            recorder.unblocked(number, System.nanoTime());
        }
    }

    void print(String line) {
        recorder.printed(pid, false, line, System.nanoTime());
    }
}
