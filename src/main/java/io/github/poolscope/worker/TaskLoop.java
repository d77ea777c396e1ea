package io.github.poolscope.worker;

import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.ProgressPage;
import io.github.poolscope.wire.TaskFunction;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the function on taskel after taskel, on the worker's main thread. */
final class TaskLoop {
    private final Inbox inbox;
    private final ProgressPage progress;
    private final ResultSender results;
    private final CpuClock cpu = new CpuClock();
    private final ClassLoader loader = ClassLoader.getSystemClassLoader();
    private int functionNumber = -1;
    private @Nullable TaskFunction<@Nullable Object, @Nullable Object> function;

    TaskLoop(Inbox inbox, ProgressPage progress, ResultSender results) {
        this.inbox = inbox;
        this.progress = progress;
        this.results = results;
    }

    /** Returns when the main program wants the worker to end. */
    void run() throws IOException {
        try {
            Optional<Assignment> next = inbox.take();
            while (next.isPresent()) {
                perform(next.get());
                next = inbox.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(Assignment assignment) throws IOException {
        int task = assignment.task();
        results.begin(task);
        skip(assignment);
        boolean failed = false;
        for (int offset = 0; offset < assignment.taskels(); offset++) {
            if (failed && assignment.failureSkipsRest()) {
                results.skipped(task, offset, System.nanoTime());
            } else {
                failed |= !call(assignment, offset);
            }
        }
        Thread.interrupted(); // What one task's function left behind must not meet the next.
        results.done();
    }

    private void skip(Assignment assignment) throws IOException {
        for (int i = 0; i < assignment.skip(); i++) {
            try {
                assignment.items().getValue(loader);
            } catch (Decoder.ValueException e) {
                // Somebody else's, and already told.
            }
        }
    }

    /**
     * Answers whether the taskel succeeded. Every {@link Throwable} is the taskel's, none is the worker's.
     *
     * <p>It is noted as begun before its argument is read, since reading may kill the worker; the time that it took
     * begins with the call.
     */
    private boolean call(Assignment assignment, int offset) throws IOException {
        int task = assignment.task();
        long started = System.nanoTime();
        progress.begin(task, offset, started);
        cpu.begin(started);
        Object result;
        try {
            Object item = value(assignment.items());
            TaskFunction<@Nullable Object, @Nullable Object> callee = function(assignment.function());
            started = System.nanoTime();
            result = callee.call(item);
        } catch (Throwable e) {
            long ended = System.nanoTime();
            results.threw(task, offset, started, ended, cpu.end(ended), e);
            return false;
        }
        long ended = System.nanoTime();
        results.returned(task, offset, started, ended, cpu.end(ended), result);
        return true;
    }

    private @Nullable Object value(Decoder from) throws Exception {
        try {
            return from.getValue(loader);
        } catch (Decoder.ValueException e) {
            throw new UnreadableTask("The argument", e);
        }
    }

    @SuppressWarnings("unchecked") // The main program sends nothing but task functions under a function's number.
    private TaskFunction<@Nullable Object, @Nullable Object> function(int number) throws Exception {
        TaskFunction<@Nullable Object, @Nullable Object> known = function;
        if (known != null && number == functionNumber) {
            return known;
        }
        byte[] encoded =
                inbox.function(number).orElseThrow(() -> new IOException("function " + number + " is unknown"));
        try {
            Object decoded = new Decoder(encoded).getValue(loader);
            if (decoded == null) {
                throw new IOException("function " + number + " is null");
            }
            known = (TaskFunction<@Nullable Object, @Nullable Object>) decoded;
        } catch (Decoder.ValueException e) {
            throw new UnreadableTask("The function", e);
        }
        function = known;
        functionNumber = number;
        return known;
    }

    /** The function or an argument can't be made again in this process, usually for want of a class. */
    private static final class UnreadableTask extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableTask(String what, Decoder.ValueException why) {
            super(what + " can't be read in the worker: " + why.getCause(), why.getCause());
        }
    }
}
