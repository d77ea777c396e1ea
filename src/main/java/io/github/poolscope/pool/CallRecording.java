package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;

/** Tells a recorder of a pool and of the calls that are made of it. */
final class CallRecording {
    private static final String OWN_PACKAGE = CallRecording.class.getPackageName();
    private static final StackWalker STACK = StackWalker.getInstance();

    private final Recorder recorder;
    private final int pool;

    /** Tells of the pool. */
    CallRecording(Recorder recorder, PoolDescription description) {
        this.recorder = recorder;
        pool = recorder.poolCreated(description, System.nanoTime());
    }

    /** The number of the pool in the recorder. */
    int pool() {
        return pool;
    }

    /**
     * A call is being made by this thread; returns its number.
     *
     * @param chunksize {@link Trace#NONE} if its tasks differ
     * @param count how many taskels it has; {@link Trace#NONE} if that is not known yet
     */
    int called(CallMode mode, TaskFunction<?, ?> function, int chunksize, int count) {
        if (recorder == Recorder.NONE) {
            return Trace.NONE;
        }
        String name = FunctionNames.of(function);
        CallRequest call = new CallRequest(pool, mode, name, chunksize, count, "", Trace.NONE);
        return recorder.called(isOneOfMany(mode) ? call : located(call), System.nanoTime());
    }

    /** All taskels of a call were submitted. */
    void allSubmitted(int call, int count) {
        recorder.allSubmitted(call, count, System.nanoTime());
    }

    /** Whether programs make such calls in loops without waiting: finding the line each time would slow them down. */
    private static boolean isOneOfMany(CallMode mode) {
        return mode == CallMode.APPLY_ASYNC || mode == CallMode.SUBMIT;
    }

    private static CallRequest located(CallRequest call) {
        return STACK.walk(frames -> frames.filter(frame -> !isOwn(frame.getClassName()))
                .findFirst()
                .map(frame -> located(call, frame))
                .orElse(call));
    }

    private static CallRequest located(CallRequest call, StackWalker.StackFrame frame) {
        String file = frame.getFileName();
        if (file == null || frame.getLineNumber() < 1) {
            return call;
        }
        String type = frame.getClassName();
        String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
        return call.at(folder + file, frame.getLineNumber() - 1);
    }

    private static boolean isOwn(String type) {
        return type.lastIndexOf('.') == OWN_PACKAGE.length() && type.startsWith(OWN_PACKAGE);
    }
}
