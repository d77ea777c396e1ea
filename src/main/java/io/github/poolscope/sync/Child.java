package io.github.poolscope.sync;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.record.Recording;
import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.start.OutputPump;
import io.github.poolscope.start.PrivateFolder;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.start.WorkerConnection;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.SendRollback;
import io.github.poolscope.wire.ThrownError;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that was started here; also after its end.
 *
 * <p>It is a worker like those of a pool, with {@link Bootstrap} as its initializer: so start methods, detection of the
 * parent's death and handling of output are the same. The connection is not used afterwards; its end tells the child
 * that this process has ended.
 */
final class Child {
    /** The exit code of a process whose fork server had ended before it, as in Python. */
    private static final int UNKNOWN = 255;

    private static final int MAX_LAST_WORD = 1 << 24;

    private final Process process;
    private final StartedWorker started;
    private final OutputPump output;
    private final SyncObject object;
    /** Pipe ends that are sent to it with its target: when it is dead, they no longer count as being sent. */
    private final List<Runnable> travelling;

    private final RecordedChild recorded;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile OptionalInt exitCode = OptionalInt.empty();
    private volatile boolean killed;
    private volatile boolean terminated;
    private volatile boolean terminatedUnbegun;

    private Child(
            Process process,
            StartedWorker started,
            OutputPump output,
            SyncObject object,
            List<Runnable> travelling,
            RecordedChild recorded) {
        this.process = process;
        this.started = started;
        this.output = output;
        this.object = object;
        this.travelling = travelling;
        this.recorded = recorded;
    }

    static Child start(Process process, ProcessOptions options, Class<?> maker) throws IOException {
        byte[] bootstrap;
        List<Runnable> travelling;
        StartedWorker started;
        try (SendRollback departures = SendRollback.begin()) {
            bootstrap = encoded(process);
            started = options.starter(maker).now().start();
            travelling = departures.take();
        }
        RecordedChild recorded = new RecordedChild();
        OutputPump output = new OutputPump(started.process(), recorded.output(options.output()), process.name());
        Child child = new Child(
                process, started, output, SyncObject.next(SyncKind.PROCESS, process.name()), travelling, recorded);
        recorded.started(child.object, options.method(), child.pid(), started.parentPid());
        child.begin(bootstrap);
        return child;
    }

    private static byte[] encoded(Process process) {
        Encoder encoder = new Encoder(512);
        TaskAction bootstrap = new Bootstrap(
                process, ClientProcess.HERE.pid(), Process.current().name());
        try {
            encoder.putValue(bootstrap);
        } catch (IOException e) {
            throw new UnsendableException(
                    process.name() + " can't be sent to its process: " + e.getMessage() + ".",
                    process,
                    String.valueOf(e.getMessage()),
                    OptionalInt.empty(),
                    e);
        }
        return encoder.toBytes();
    }

    private void begin(byte[] bootstrap) {
        Children.add(this);
        SyncObservers.tell(object, SyncAction.STARTED, pid(), 0, 0);
        try {
            output.start();
            started.notes().forEach(note -> output.tell(true, note));
            Thread watch = new Thread(() -> seeThrough(bootstrap), process.name() + " watch");
            watch.setDaemon(process.isDaemon());
            watch.start();
        } catch (RuntimeException | Error e) { // The system has no thread available.
            kill();
            attempt(() -> travelling.forEach(Runnable::run));
            Children.remove(this);
            ended.countDown();
            throw e;
        }
    }

    /**
     * Keeps this JVM alive while a child that is not a daemon runs. Callers that join the child continue when it has
     * ended, whatever fails here.
     */
    private void seeThrough(byte[] bootstrap) {
        try {
            seeToTheEnd(bootstrap);
        } finally {
            ended.countDown();
        }
    }

    private void seeToTheEnd(byte[] bootstrap) {
        CompletableFuture<WorkerConnection> connection = started.connection();
        CompletableFuture<Void> unused = connection.thenAccept(to -> {
            recorded.began();
            send(to.link(), bootstrap);
        });
        int code = code(awaitExit());
        attempt(() -> tellWhatItCouldNotRead(connection));
        attempt(output::drain);
        attempt(started::forget);
        attempt(() -> PrivateFolder.clearAfter(pid()));
        CompletableFuture<Void> unusedEnd = connection.thenAccept(to -> close(to.link()));
        attempt(() -> travelling.forEach(Runnable::run));
        exitCode = OptionalInt.of(code);
        RetryingSteps.run(() -> Children.remove(this));
        SyncObservers.tell(object, SyncAction.ENDED, pid(), 0, code);
        recorded.ended(code, killed || terminated);
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            // What is left undone affects no waiting caller.
        }
    }

    private void send(Link link, byte[] bootstrap) {
        try {
            link.send(Link.frame(FrameType.SETUP)
                    .putText("")
                    .putBlock(started.state())
                    .putBlock(bootstrap));
        } catch (IOException e) {
            // It is dead by now, which its exit shows.
        } catch (RuntimeException | Error e) { // Otherwise it would wait indefinitely for its work.
            started.process().destroyForcibly();
        }
    }

    /**
     * Reports a target that can't be deserialised in the process, which ends before it can print anything. Reads
     * without waiting.
     */
    private void tellWhatItCouldNotRead(CompletableFuture<WorkerConnection> connection) {
        if (!connection.isDone() || connection.isCompletedExceptionally()) {
            return;
        }
        try {
            Decoder frame = connection.join().link().receive(MAX_LAST_WORD);
            if (frame.getByte() == FrameType.UNFIT) {
                output.tell(true, "Process " + process.name() + ":");
                ThrownError.readStackTrace(frame).lines().forEach(line -> output.tell(true, line));
            }
        } catch (IOException e) {
            // It sent nothing, as usual.
        }
    }

    private int awaitExit() {
        while (true) {
            try {
                return started.process().waitFor();
            } catch (InterruptedException e) {
                // This thread is never interrupted.
            }
        }
    }

    private static void close(Link link) {
        try {
            link.close();
        } catch (IOException e) {
            // It is closed anyway.
        }
    }

    Process process() {
        return process;
    }

    long pid() {
        return started.process().pid();
    }

    boolean isAlive() {
        return ended.getCount() > 0;
    }

    OptionalInt exitCode() {
        return exitCode;
    }

    @CanIgnoreReturnValue
    boolean join(long nanos) throws InterruptedException {
        if (nanos <= 0 || ended.getCount() == 0) {
            return ended.await(nanos, TimeUnit.NANOSECONDS);
        }
        Recorder recorder = Recording.current();
        int wait = recorder.waits(CallKind.JOIN, Trace.NONE, System.nanoTime());
        try {
            return ended.await(nanos, TimeUnit.NANOSECONDS);
        } finally {
            recorder.waited(wait, System.nanoTime());
        }
    }

    private int code(int exitValue) {
        if (exitValue == StartedWorker.UNKNOWN_EXIT) {
            return UNKNOWN;
        }
        int code = ExitCodes.of(exitValue);
        return code == ExitCodes.KILLED && terminatedUnbegun ? ExitCodes.TERMINATED : code;
    }

    /**
     * Kills a process that has not begun its work: a JVM that gets SIGTERM during its start may fail with an error of
     * its own and exit code 1.
     */
    void terminate() {
        terminated = true;
        if (started.isConnected()) {
            started.process().destroy();
        } else if (!killed && started.process().isAlive()) {
            terminatedUnbegun = true;
            started.process().destroyForcibly();
        }
    }

    void kill() {
        killed = true;
        started.process().destroyForcibly();
    }
}
