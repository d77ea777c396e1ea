package io.github.poolscope.pool;

import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ThrownError;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes what one worker sends, from its greeting to its end, on the worker's reader thread. */
final class WorkerReader {
    private static final int FIRST_CLOCK_QUESTIONS = 4;

    private final WorkerHandle worker;
    private final Link link;
    private final Recorder recorder;
    private final Dispatcher dispatcher;
    private final BiConsumer<WorkerHandle, Dispatcher.Next> next;
    private final ClassLoader loader;

    WorkerReader(
            WorkerHandle worker,
            Link link,
            Recorder recorder,
            Dispatcher dispatcher,
            BiConsumer<WorkerHandle, Dispatcher.Next> next) {
        this.worker = worker;
        this.link = link;
        this.recorder = recorder;
        this.dispatcher = dispatcher;
        this.next = next;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        loader = context != null ? context : ClassLoader.getSystemClassLoader();
    }

    /** Returns when the worker's process has ended, with its exit code. */
    int run() {
        try {
            for (int i = 0; i < FIRST_CLOCK_QUESTIONS; i++) {
                askClock(link);
                handle(link.receive(Link.LARGEST_FRAME));
            }
            recorder.workerReady(
                    worker.number, System.nanoTime(), worker.clock().errorNanos());
            next.accept(worker, dispatcher.ready(worker));
            while (true) {
                handle(link.receive(Link.LARGEST_FRAME));
            }
        } catch (IOException e) {
            // The end of the connection is the end of the worker, which is told by its exit code; one that sent
            // garbage, or shut its socket and lives on, is put to an end.
        }
        int exitCode = ExitCodes.of(awaitExit());
        settleLoss(exitCode);
        return exitCode;
    }

    /** Asks the worker for its clock; the answer comes among the frames. */
    static void askClock(Link link) throws IOException {
        link.send(Link.frame(FrameType.CLOCK).putLong(System.nanoTime()));
    }

    private void handle(Decoder frame) throws IOException {
        int type = frame.getByte();
        switch (type) {
            case FrameType.CLOCK -> clock(frame.getLong(), frame.getLong(), System.nanoTime());
            case FrameType.RESULTS -> results(frame);
            default -> throw new IOException("frame of unknown type " + type);
        }
    }

    private void clock(long asked, long told, long answered) {
        ClockAlignment before = worker.clock();
        ClockAlignment after = before.after(asked, told, answered);
        if (!after.equals(before)) {
            worker.clock(after);
            recorder.workerClock(worker.number, after.errorNanos());
        }
    }

    private void results(Decoder frame) throws IOException {
        long received = System.nanoTime();
        int number = frame.getInt();
        boolean done = frame.getByte() != 0;
        Task task = worker.current;
        if (task == null || task.number != number) {
            throw new IOException("results of task " + number + ", which the worker was not given");
        }
        while (frame.hasMore()) {
            result(task, frame, received);
        }
        if (done) {
            if (!task.abandoned) {
                task.job.taskEnded(task);
            }
            next.accept(worker, dispatcher.finished(worker));
        }
    }

    private void result(Task task, Decoder frame, long received) throws IOException {
        int offset = frame.getInt();
        int what = frame.getByte();
        long started = worker.clock().toMain(frame.getLong());
        long ended = worker.clock().toMain(frame.getLong());
        long cpuNanos = frame.getLong();
        int index = task.firstIndex + offset;
        Object value = null;
        Throwable error = null;
        if (what == FrameType.RETURNED) {
            try {
                value = frame.getValue(loader);
            } catch (Decoder.ValueException e) {
                error = new ResultUnreadableException(e);
            }
        } else if (what == FrameType.THREW) {
            ThrownError thrown = ThrownError.read(frame, loader);
            error = Errors.rebuild(thrown, worker.pid());
            recorder.failed(new Failure(index, simpleName(thrown.type()), thrown.message(), thrown.stackTrace()));
        }
        if (error instanceof ResultUnreadableException unreadable) {
            recorder.failed(new Failure(
                    index, unreadable.getClass().getSimpleName(), String.valueOf(unreadable.getMessage()), ""));
        }
        synchronized (task) {
            if (task.abandoned || offset != task.reported) {
                return;
            }
            task.reported++;
            if (what == FrameType.SKIPPED) {
                recorder.dropped(index, Outcome.SKIPPED, ended);
            } else {
                Outcome outcome = error == null ? Outcome.SUCCEEDED : Outcome.FAILED;
                if (error == null) {
                    recorder.returned(index, value);
                }
                recorder.completed(index, worker.number, started, ended, cpuNanos, received, outcome);
            }
        }
        settle(task, offset, what == FrameType.SKIPPED ? Outcome.SKIPPED : outcome(error), value, error);
    }

    private static Outcome outcome(@Nullable Throwable error) {
        return error == null ? Outcome.SUCCEEDED : Outcome.FAILED;
    }

    private static void settle(
            Task task, int offset, Outcome outcome, @Nullable Object value, @Nullable Throwable error) {
        task.job.settled(task, task.firstPosition + offset, task.firstIndex + offset, outcome, value, error);
    }

    /**
     * The worker is dead and all that it sent was read: the taskels that it had begun and not reported are lost, those
     * behind them become a task of their own.
     */
    private void settleLoss(int exitCode) {
        Task task = worker.current;
        Task rest = null;
        if (task != null) {
            rest = lose(task, exitCode);
        }
        dispatcher.left(worker, rest);
    }

    private @Nullable Task lose(Task task, int exitCode) {
        int from;
        int to;
        synchronized (task) {
            if (task.abandoned) {
                return null;
            }
            from = task.reported;
            to = worker.begun(task).map(begun -> begun.offset() + 1).orElse(0);
            task.reported = Math.max(from, to);
            for (int offset = from; offset < to; offset++) {
                recordLoss(task, offset, lost(task, offset, exitCode));
            }
        }
        for (int offset = from; offset < to; offset++) {
            settle(task, offset, Outcome.LOST, null, lost(task, offset, exitCode));
        }
        task.job.taskEnded(task);
        return rest(task, Math.max(from, to));
    }

    private WorkerLostException lost(Task task, int offset, int exitCode) {
        return new WorkerLostException(task.firstPosition + offset, worker.pid(), exitCode);
    }

    private void recordLoss(Task task, int offset, WorkerLostException error) {
        int index = task.firstIndex + offset;
        long now = System.nanoTime();
        long started = worker.begun(task)
                .filter(begun -> begun.offset() == offset)
                .map(begun -> worker.clock().toMain(begun.startedNanos()))
                .orElse(Trace.NEVER);
        recorder.failed(new Failure(index, error.getClass().getSimpleName(), String.valueOf(error.getMessage()), ""));
        recorder.completed(index, worker.number, started, now, Trace.NEVER, now, Outcome.LOST);
    }

    private @Nullable Task rest(Task task, int done) {
        if (done == task.size) {
            return null;
        }
        int firstIndex = task.firstIndex + done;
        int size = task.size - done;
        return new Task(
                task.job,
                recorder.task(firstIndex, size),
                firstIndex,
                task.firstPosition + done,
                size,
                task.items,
                task.skip + done);
    }

    private int awaitExit() {
        Process process = worker.process;
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return process.isAlive() ? 0 : process.exitValue();
        }
    }

    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
