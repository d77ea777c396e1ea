package io.github.poolscope.worker;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.TaskTimeoutException;
import io.github.poolscope.wire.AnyThrowable;
import io.github.poolscope.wire.ClaimRing;
import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import io.github.poolscope.wire.ThrownError;
import io.github.poolscope.wire.WorkerPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs taskel after taskel on the worker's main thread. */
final class TaskLoop {
    private final SocketReading intake;
    private final Inbox inbox;
    private final ProgressPage progress;
    private final ClaimRing claims;
    private final ResultSender results;
    private final CpuClock cpu = new CpuClock();
    private final SoftLimit limit = new SoftLimit();
    private final Link link;
    private final List<String> notes;
    private Classes classes = Classes.of(ClassLoader.getSystemClassLoader());
    private int functionNumber = -1;
    /** When the current task arrived, or the previous taskel ended. */
    private long now;

    private @Nullable TaskFunction<@Nullable Object, @Nullable Object> function;

    /**
     * @param notes problems of the worker's start, to be reported to the main program
     */
    TaskLoop(SocketReading intake, Inbox inbox, WorkerPage page, Link link, List<String> notes) {
        this.intake = intake;
        this.inbox = inbox;
        progress = page.progress();
        claims = page.claims();
        this.link = link;
        this.notes = new ArrayList<>(notes);
        results = new ResultSender(link, page.outbox());
    }

    /** Runs until the main program ends the worker; returns false if it could not even start. */
    @CanIgnoreReturnValue
    boolean run() throws IOException {
        try {
            if (!setUp(intake.setup())) {
                return false;
            }
            boolean more = true;
            while (more) {
                // A separate method, so that no local variable keeps the last assignment reachable while waiting.
                more = performNext(); // In a separate method, so that no local variable keeps the last assignment
                // reachable while waiting.
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
                TaskThread.open();
                try {
                    initializer.run();
                } finally {
                    TaskThread.close();
                }
            }
        } catch (Decoder.ValueException e) {
            throw ValueErrors.unreadable("The initializer", e.getCause());
        }
    }

    private boolean performNext() throws IOException, InterruptedException {
        Assignment next = intake.next();
        perform(next);
        return !next.isEnd();
    }

    private void perform(Assignment assignment) throws IOException, InterruptedException {
        Decoder items = assignment.items();
        for (int left = assignment.tasks(); left > 0; left--) {
            int slot = items.getInt();
            int task = items.getInt();
            int skip = items.getInt();
            int taskels = items.getInt();
            int bytes = items.getInt();
            int end = items.position() + bytes;
            inbox.checkEnding();
            items.beginValues();
            if (claims.begin(slot, task)) {
                skip(items, skip);
                perform(assignment, slot, task, taskels, left > 1);
            }
            items.skip(end - items.position());
        }
        results.flush();
    }

    private void perform(Assignment assignment, int slot, int task, int taskels, boolean moreTasks)
            throws IOException, InterruptedException {
        boolean failed = false;
        now = System.nanoTime();
        TaskThread.open();
        for (int offset = 0; offset < taskels; offset++) {
            int last = offset == taskels - 1 ? FrameType.LAST : 0;
            boolean more = moreTasks || last == 0;
            if (failed && assignment.failureSkipsRest()) {
                results.skipped(slot, offset, last, now, more);
            } else {
                failed |= !call(assignment, slot, task, offset, last, more);
            }
        }
        TaskThread.close();
    }

    private void skip(Decoder items, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            try {
                items.getValue(classes);
            } catch (Decoder.ValueException e) {
                // Already reported by the taskel that stopped the others.
            }
        }
    }

    /**
     * Runs a taskel; returns whether it succeeded. Every {@link Throwable} is an error of the taskel, not of the
     * worker.
     *
     * <p>Its beginning is recorded before its argument is read, since reading may kill the worker. Its duration starts
     * with the call, or, if the argument is a plain value that is read in a few nanoseconds, at the end of the previous
     * taskel.
     */
    private boolean call(Assignment assignment, int slot, int task, int offset, int last, boolean more)
            throws IOException, InterruptedException {
        inbox.checkEnding();
        long started = now;
        progress.begin(task, offset, started);
        cpu.begin(started);
        Object result = null;
        Throwable error = null;
        try {
            boolean quick = assignment.items().isPlain() && assignment.function() == functionNumber;
            Object item = value(assignment.items());
            TaskFunction<@Nullable Object, @Nullable Object> callee = function(assignment);
            if (!quick) {
                started = System.nanoTime();
            }
            result = limited(callee, item, assignment.softLimitNanos());
        } catch (Throwable e) {
            error = e;
        }
        now = System.nanoTime();
        Thread.interrupted(); // An interrupt caused by one taskel must not affect the next.
        if (error == null) {
            results.returned(slot, offset, last, started, now, cpu.end(now), result, more);
        } else {
            results.threw(slot, offset, last, started, now, cpu.end(now), error, more);
        }
        return error == null;
    }

    /** Calls the function with a soft time limit; an error after the interrupt is reported as exceeding the limit. */
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
        throw AnyThrowable.<Exception>rethrown(thrown);
    }

    private @Nullable Object value(Decoder from) throws Exception {
        try {
            return from.getValue(classes);
        } catch (Decoder.ValueException e) {
            throw ValueErrors.unreadable("The argument", e.getCause());
        }
    }

    @SuppressWarnings("unchecked") // Under a function's number the main program sends task functions only.
    private TaskFunction<@Nullable Object, @Nullable Object> function(Assignment assignment) throws Exception {
        int number = assignment.function();
        TaskFunction<@Nullable Object, @Nullable Object> known = function;
        if (known != null && number == functionNumber) {
            return known;
        }
        Decoder encoded = assignment.encodedFunction();
        if (encoded == null) {
            throw new IOException("function " + number + " is unknown");
        }
        try {
            Object decoded = encoded.again().getValue(classes);
            if (decoded == null) {
                throw new IOException("function " + number + " is null");
            }
            known = (TaskFunction<@Nullable Object, @Nullable Object>) decoded;
        } catch (Decoder.ValueException e) {
            throw ValueErrors.unreadable("The function", e.getCause());
        }
        function = known;
        functionNumber = number;
        return known;
    }
}
