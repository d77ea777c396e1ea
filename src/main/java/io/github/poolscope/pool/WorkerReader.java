package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.trace.Completions;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.wire.ClaimRing;
import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ThrownError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads what one worker sends, from its first frame to its end, on the worker's reader thread. */
final class WorkerReader {
    private static final int NONE = -1;

    private final ProcessWorker worker;
    private final Link link;
    private final WorkerContext pool;
    private final Listener listener;
    private final Classes classes;
    private final int[] ended = new int[ClaimRing.SLOTS];
    private final Completions completions = new Completions();
    private final OutcomeBatch outcomes = new OutcomeBatch();
    private int framesOfResults;
    private boolean lastOfTask;

    /** Receives the reports about the worker. */
    interface Listener {
        /** Called when it can take tasks; {@code notes} are sentences about what could not be set up as requested. */
        void ready(List<String> notes);

        /** Called when it needs to know what to do next. */
        void next(NextStep next);
    }

    WorkerReader(ProcessWorker worker, Link link, WorkerContext pool, Classes classes, Listener listener) {
        this.worker = worker;
        this.link = link;
        this.pool = pool;
        this.classes = classes;
        this.listener = listener;
    }

    /**
     * Runs until the worker's process has ended and all its tasks are settled; returns its exit code. Settles them
     * whatever ends the reading, because a caller waits for each task.
     */
    int run() {
        RuntimeException fault = read();
        int exitCode = ExitCodes.of(awaitExit());
        RetryingSteps.run(() -> pool.dispatcher().takeOutOfService(worker));
        takeWhatWasNotSent();
        WorkerLoss loss = new WorkerLoss(worker, pool, exitCode, fault);
        if (!RetryingSteps.done(loss::settle)) {
            throw new IllegalStateException("what the worker with PID " + worker.pid() + " owed could not be settled");
        }
        return exitCode;
    }

    /**
     * Reads until the connection ends. Returns the error if this program could not read on; null if the worker is the
     * cause.
     */
    private @Nullable RuntimeException read() {
        try {
            link.send(worker.setup());
            if (worker.takesTasksAtOnce()) {
                listener.next(pool.dispatcher().ready(worker));
            }
            while (true) {
                // Deserialising may have interrupted this thread; an interrupt would close the socket.
                Thread.interrupted();
                handle(link.receive(Link.MAX_FRAME_SIZE));
            }
        } catch (IOException e) {
            // The end of the connection is the end of the worker, which its exit code explains; a worker that sent
            // garbage, or closed its socket and is still alive, is killed.
            return null;
        } catch (Throwable e) {
            worker.process.destroyForcibly();
            return TaskErrors.unreadable(e);
        }
    }

    private void handle(Decoder frame) throws IOException {
        int type = frame.getByte();
        switch (type) {
            case FrameType.CLOCK -> clock(frame);
            case FrameType.RESULTS -> {
                framesOfResults++;
                results(frame);
            }
            case FrameType.READY -> ready(frame);
            case FrameType.UNFIT -> worker.unfit = TaskErrors.rebuild(ThrownError.read(frame, classes), worker.pid());
            default -> throw new IOException("frame of unknown type " + type);
        }
    }

    private void ready(Decoder frame) throws IOException {
        List<String> notes = new ArrayList<>();
        while (frame.hasMore()) {
            notes.add(frame.getText());
        }
        pool.recorder()
                .workerReady(worker.number, System.nanoTime(), worker.clock().errorNanos());
        listener.ready(notes);
        if (!worker.takesTasksAtOnce()) {
            listener.next(pool.dispatcher().ready(worker));
        }
    }

    private void clock(Decoder answer) throws IOException {
        ClockAlignment before = worker.clock();
        ClockAlignment after = before.after(answer);
        if (!after.equals(before)) {
            worker.clock(after);
            pool.recorder().workerClock(worker.number, after.errorNanos());
        }
        worker.answered();
        listener.next(pool.dispatcher().heard(worker));
    }

    private void results(Decoder frame) throws IOException {
        int count = 0;
        Job job = null;
        long received = System.nanoTime();
        completions.begin(worker.number, received);
        try {
            int flags = frame.hasMore() ? frame.getByte() : NONE;
            while (flags != NONE) {
                int slot = frame.getInt();
                Task task = worker.inFlight.at(slot);
                if (task == null) {
                    throw new IOException("a result in slot " + slot + ", where the worker was given no task");
                }
                if (job != null && !job.equals(task.job) && (job.keepsOrder() || task.job.keepsOrder())) {
                    tell(job);
                    completions.begin(worker.number, received);
                }
                job = task.job;
                flags = run(task, frame, flags);
                if (lastOfTask) {
                    ended[count++] = slot;
                }
            }
        } finally {
            if (job != null) {
                tell(job);
            }
            if (count > 0) {
                listener.next(pool.dispatcher().finished(worker, ended, count));
            }
        }
    }

    /** Records and settles what was read of one call, or of several that keep no order. */
    private void tell(Job job) {
        pool.recorder().arrived(completions);
        job.inOrder(() -> {
            pool.recorder().completed(completions);
            completions.truncate(0); // So that nothing keeps results reachable that the caller drops.
            outcomes.tell();
        });
    }

    /** Reads consecutive taskels of one task; returns the flags of what follows them, or {@link #NONE}. */
    private int run(Task task, Decoder frame, int firstFlags) throws IOException {
        int mark = completions.count();
        int first = frame.getInt();
        long began = worker.clock().toMain(frame.getLong());
        long busy = 0;
        int flags = firstFlags;
        int offset = first;
        outcomes.beginRun(task, first);
        try {
            while (true) {
                long finished = began + frame.getSmall();
                busy += finished - began;
                taskel(task, offset, flags, began, finished, frame);
                lastOfTask = (flags & FrameType.LAST) != 0;
                flags = frame.hasMore() ? frame.getByte() : NONE;
                if (flags == NONE || (flags & FrameType.NEXT) == 0) {
                    break;
                }
                began = finished + frame.getSmall();
                offset++;
            }
        } catch (IOException | RuntimeException | Error e) {
            lastOfTask = false;
            outcomes.truncateRun(offset - first);
            completions.dropFrom(mark, task.firstIndex + offset);
            conclude(task, first, offset - first, busy, mark);
            throw e;
        }
        conclude(task, first, offset + 1 - first, busy, mark);
        return flags;
    }

    /** Called when the outcomes of {@code size} taskels of a task were read, from the offset {@code first} on. */
    private void conclude(Task task, int first, int size, long busy, int mark) {
        boolean wanted;
        synchronized (task) {
            wanted = size > 0 && !task.abandoned && first == task.reported && size <= task.size - first;
            if (wanted) {
                task.reported += size;
            }
        }
        if (wanted) {
            outcomes.endRun(lastOfTask);
            task.job.called.serviceTime().ran(size, busy);
        } else {
            outcomes.dropRun();
            completions.truncate(mark);
        }
    }

    private void taskel(Task task, int offset, int flags, long started, long ended, Decoder frame) throws IOException {
        long cpuNanos = (flags & FrameType.CPU) != 0 ? frame.getSmall() : 0;
        int index = task.firstIndex + offset;
        switch (flags & FrameType.OUTCOME) {
            case FrameType.RETURNED -> returned(index, started, ended, cpuNanos, frame);
            case FrameType.THREW -> {
                ThrownError thrown = ThrownError.read(frame, classes);
                failed(new Failure(index, simpleName(thrown.type()), thrown.message(), thrown.stackTrace()));
                completions.add(index, started, ended, cpuNanos, Outcome.FAILED, null);
                outcomes.add(null, TaskErrors.rebuild(thrown, worker.pid()));
            }
            case FrameType.SKIPPED -> {
                pool.recorder().dropped(index, Outcome.SKIPPED, ended);
                outcomes.add(null, null);
            }
            default -> throw new IOException("outcome of unknown kind " + flags);
        }
    }

    private void returned(int index, long started, long ended, long cpuNanos, Decoder frame) throws IOException {
        if (frame.isInt()) {
            int value = frame.getIntValue();
            completions.add(index, started, ended, cpuNanos, value);
            outcomes.add(value);
            return;
        }
        try {
            Object value = frame.getValue(classes);
            completions.add(index, started, ended, cpuNanos, Outcome.SUCCEEDED, value);
            outcomes.add(value, null);
        } catch (Decoder.ValueException e) {
            UnreadableException unreadable = TaskErrors.unreadableResult(e.getCause());
            failed(new Failure(
                    index, unreadable.getClass().getSimpleName(), String.valueOf(unreadable.getMessage()), ""));
            completions.add(index, started, ended, cpuNanos, Outcome.FAILED, null);
            outcomes.add(null, unreadable);
        }
    }

    private void failed(Failure failure) {
        pool.recorder().failed(failure);
    }

    /** Reads the results that the worker had not sent when it died. */
    private void takeWhatWasNotSent() {
        worker.page.outbox().left(framesOfResults).ifPresent(left -> {
            try {
                results(left);
            } catch (IOException | RuntimeException | Error e) {
                // It has corrupted its page, or there is not enough memory: then these results are lost as well.
            }
        });
    }

    private int awaitExit() {
        Process process = worker.process;
        boolean asked = false;
        while (true) {
            try {
                if (process.waitFor(1, TimeUnit.SECONDS)) {
                    return process.exitValue();
                }
                process.destroyForcibly(); // Repeated, because it has no effect while there is no file descriptor.
                if (asked) {
                    link.close(); // Then the worker ends by itself.
                }
                asked = true;
            } catch (InterruptedException | IOException e) {
                // Deserialising may have interrupted this thread.
            }
        }
    }

    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
