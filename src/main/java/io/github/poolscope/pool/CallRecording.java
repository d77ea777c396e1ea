package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records a pool and the calls that are made of it. */
final class CallRecording {
    private static final String OWN_PACKAGE = CallRecording.class.getPackageName();
    private static final StackWalker STACK = StackWalker.getInstance();

    /** Finds the first method that is not the library's. No lambdas: the first calls of a program would take longer. */
    private static final Function<Stream<StackFrame>, Optional<StackFrame>> CALLER = new Function<>() {
        private final Predicate<StackFrame> isUsers = new Predicate<>() {
            @Override
            public boolean test(StackFrame frame) {
                return !isOwn(frame.getClassName());
            }
        };

        @Override
        public Optional<StackFrame> apply(Stream<StackFrame> frames) {
            return frames.filter(isUsers).findFirst();
        }
    };

    private final Recorder recorder;
    private final int pool;

    /** Records the pool. */
    CallRecording(Recorder recorder, PoolDescription description) {
        this.recorder = recorder;
        pool = recorder.poolCreated(description, System.nanoTime());
    }

    /** Returns the number of the pool in the recorder. */
    int pool() {
        return pool;
    }

    /**
     * Records a call that this thread is making; returns its number.
     *
     * @param chunksize {@link Trace#NONE} if its tasks differ
     * @param count the number of its taskels; {@link Trace#NONE} if it is not known yet
     */
    int called(CallMode mode, TaskFunction<?, ?> function, int chunksize, int count) {
        if (recorder == Recorder.NONE) {
            return Trace.NONE;
        }
        String name = FunctionNames.of(function);
        CallRequest call = new CallRequest(pool, mode, name, chunksize, count, "", Trace.NONE);
        return recorder.called(isOneOfMany(mode) ? call : located(call), System.nanoTime());
    }

    /** A call that waits. */
    interface Call<R extends @Nullable Object> {
        R run() throws InterruptedException;
    }

    /** Makes a call during which this thread waits, and records that. */
    <R extends @Nullable Object> R during(CallKind kind, Call<R> call) throws InterruptedException {
        if (recorder == Recorder.NONE) {
            return call.run();
        }
        int wait = recorder.waits(kind, Trace.NONE, System.nanoTime());
        try {
            return call.run();
        } finally {
            recorder.waited(wait, System.nanoTime());
        }
    }

    /** Records that all taskels of a call were submitted. */
    void allSubmitted(int call, int count) {
        recorder.allSubmitted(call, count, System.nanoTime());
    }

    /**
     * Returns whether programs make such calls in loops without waiting: finding the line each time would slow them
     * down.
     */
    private static boolean isOneOfMany(CallMode mode) {
        return mode == CallMode.APPLY_ASYNC || mode == CallMode.SUBMIT;
    }

    private static CallRequest located(CallRequest call) {
        Optional<StackFrame> caller = STACK.walk(CALLER);
        return caller.isPresent() ? located(call, caller.get()) : call;
    }

    private static CallRequest located(CallRequest call, StackFrame frame) {
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
