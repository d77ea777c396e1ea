package io.github.poolscope.worker;

import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import io.github.poolscope.wire.TaskAction;
import io.github.poolscope.wire.TaskFunction;
import io.github.poolscope.wire.TaskTimeoutException;
import io.github.poolscope.wire.TaskUnreadableException;
import io.github.poolscope.wire.ThrownError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Calls the function on taskel after taskel, on the worker's main thread. */
final class TaskLoop {
    private final Inbox inbox;
    private final ProgressPage progress;
    private final ResultSender results;
    private final CpuClock cpu = new CpuClock();
    private final SoftLimit limit = new SoftLimit();
    private final Link link;
    private final List<String> notes;
    private Classes classes = Classes.of(ClassLoader.getSystemClassLoader());
    private int functionNumber = -1;
    private @Nullable TaskFunction<@Nullable Object, @Nullable Object> function;

    /** @param notes what was not as it should be when the worker began, for the main program to know */
    TaskLoop(Inbox inbox, ProgressPage progress, Link link, List<String> notes) {
        this.inbox = inbox;
        this.progress = progress;
        this.link = link;
        this.notes = new ArrayList<>(notes);
        results = new ResultSender(link);
    }

    /** Returns when the main program wants the worker to end; false if it could not even begin. */
    boolean run() throws IOException {
        try {
            if (!setUp(inbox.setup())) {
                return false;
            }
            boolean more = true;
            while (more) {
                more = performNext(); // In a method of its own: while it waits, nothing holds the last assignment.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private boolean setUp(Setup setup) throws IOException {
        classes = setup.classes();
        try {
            if (setup.state().hasMore()) {
                notes.addAll(StateRestorer.restore(setup.state(), classes));
            }
            if (setup.initializer().hasMore()) {
                initialize(setup.initializer());
            }
        } catch (Throwable e) {
            Encoder unfit = Link.frame(FrameType.UNFIT);
            ThrownError.write(unfit, e);
            link.send(unfit);
            return false;
        }
        Encoder ready = Link.frame(FrameType.READY);
        notes.forEach(ready::putText);
        link.send(ready);
        return true;
    }

    private void initialize(Decoder encoded) throws Exception {
        try {
            if (encoded.getValue(classes) instanceof TaskAction initializer) {
                initializer.run();
            }
        } catch (Decoder.ValueException e) {
            throw new TaskUnreadableException("The initializer", e.getCause());
        }
    }

    private boolean performNext() throws IOException, InterruptedException {
        Optional<Assignment> next = inbox.take();
        if (next.isPresent()) {
            perform(next.get());
        }
        return next.isPresent();
    }

    private void perform(Assignment assignment) throws IOException, InterruptedException {
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
                assignment.items().getValue(classes);
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
    private boolean call(Assignment assignment, int offset) throws IOException, InterruptedException {
        int task = assignment.task();
        if (inbox.isEnding()) {
            new CountDownLatch(1).await(); // Until the process is gone.
        }
        long started = System.nanoTime();
        progress.begin(task, offset, started);
        cpu.begin(started);
        Object result;
        try {
            Object item = value(assignment.items());
            TaskFunction<@Nullable Object, @Nullable Object> callee = function(assignment.function());
            started = System.nanoTime();
            result = limited(callee, item, assignment.softLimitNanos());
        } catch (Throwable e) {
            long ended = System.nanoTime();
            results.threw(task, offset, started, ended, cpu.end(ended), e);
            return false;
        }
        long ended = System.nanoTime();
        results.returned(task, offset, started, ended, cpu.end(ended), result);
        return true;
    }

    /** What a taskel throws after it was interrupted for its time is told as that. */
    private @Nullable Object limited(
            TaskFunction<@Nullable Object, @Nullable Object> callee, @Nullable Object item, long nanos)
            throws Exception {
        if (nanos == 0) {
            return callee.call(item);
        }
        limit.begin(nanos);
        Throwable thrown = null;
        Object result = null;
        try {
            result = callee.call(item);
        } catch (Throwable e) {
            thrown = e;
        }
        boolean struck = limit.end();
        if (thrown == null) {
            return result;
        }
        if (struck) {
            throw new TaskTimeoutException(nanos, thrown);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (Exception) thrown;
    }

    private @Nullable Object value(Decoder from) throws Exception {
        try {
            return from.getValue(classes);
        } catch (Decoder.ValueException e) {
            throw new TaskUnreadableException("The argument", e.getCause());
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
            Object decoded = new Decoder(encoded).getValue(classes);
            if (decoded == null) {
                throw new IOException("function " + number + " is null");
            }
            known = (TaskFunction<@Nullable Object, @Nullable Object>) decoded;
        } catch (Decoder.ValueException e) {
            throw new TaskUnreadableException("The function", e.getCause());
        }
        function = known;
        functionNumber = number;
        return known;
    }
}
