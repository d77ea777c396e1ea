package io.github.poolscope.pool;

import io.github.poolscope.start.OutputPump;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.start.Starter;
import io.github.poolscope.start.WorkerSetup;
import io.github.poolscope.task.OutputListener;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;

/** Starts the processes of a pool's workers with its options, and records that. Thread-safe. */
final class WorkerLauncher {
    /** Receives each worker that was started. */
    interface Listener {
        /** Called when its process exists; takes it over, or throws, which ends the process. */
        void started(ProcessWorker worker);

        /** Called when something could not be set up as requested, with a sentence. */
        void noted(int worker, String sentence);
    }

    private final String poolName;
    private final int pool;
    private final Recorder recorder;
    private final boolean reprints;
    private final Starter starter;
    private final String serialFilter;
    private final byte[] initializer;
    private final boolean spares;
    private final Executor largeFrames;
    private final Listener listener;

    /**
     * @param pool the number of the pool in the recorder
     * @param largeFrames sends what would block the sender
     * @throws UnsendableException if the initializer can't be serialised
     */
    WorkerLauncher(String poolName, int pool, PoolOptions options, Executor largeFrames, Listener listener)
            throws IOException {
        this.poolName = poolName;
        this.pool = pool;
        this.largeFrames = largeFrames;
        this.listener = listener;
        recorder = options.recorder();
        reprints = options.reprints();
        serialFilter = options.serialFilter();
        initializer = options.initializer().map(WorkerLauncher::encoded).orElse(new byte[0]);
        starter = starter(options);
        spares = options.spares();
    }

    static Starter starter(PoolOptions options) {
        boolean served = options.startMethod() == StartMethod.FORKSERVER;
        WorkerSetup setup = new WorkerSetup(
                        options.classPath(),
                        NestedPools.jvmArguments(options),
                        options.environment(),
                        options.directory(),
                        served ? options.preload() : List.of(),
                        options.alone(),
                        "")
                .current();
        return Starter.of(options.startMethod(), setup, options.inherited());
    }

    private static byte[] encoded(TaskAction action) {
        Encoder encoder = new Encoder(512);
        try {
            encoder.putValue(action);
        } catch (IOException e) {
            throw new UnsendableException(
                    "The initializer can't be sent to a worker: " + e.getMessage() + ".",
                    action,
                    String.valueOf(e.getMessage()),
                    OptionalInt.empty(),
                    e);
        }
        return encoder.toBytes();
    }

    /** Returns a launch of workers with the present state of this program. */
    Starter.Launch now() throws IOException {
        return starter.now();
    }

    /** Starts a worker for a slot of the pool; returns when its process exists, before it is ready. */
    void launch(int slot, Starter.Launch launch) throws IOException {
        long requested = System.nanoTime();
        int number = recorder.workerRequested(
                WorkerRequest.ofPool(pool, slot, starter.method().key()), requested);
        try {
            StartedWorker started = spares ? launch.start() : launch.startCold();
            try {
                takeOver(slot, number, started, requested);
            } catch (RuntimeException | Error e) {
                started.process().destroyForcibly();
                started.forget();
                throw e;
            }
        } catch (IOException | RuntimeException | Error e) {
            recorder.workerExited(number, 0, ExitReason.FAILED_TO_START, System.nanoTime());
            throw e;
        }
    }

    private void takeOver(int slot, int number, StartedWorker started, long requested) {
        OutputPump output = new OutputPump(
                started.process(),
                output(),
                poolName + " worker " + started.process().pid());
        recorder.workerBorn(number, started.process().pid(), started.parentPid());
        started.notes().forEach(sentence -> listener.noted(number, sentence));
        starter.news().forEach(sentence -> listener.noted(number, sentence));
        boolean atOnce = started.isConnected() && initializer.length == 0;
        output.start();
        listener.started(
                new ProcessWorker(slot, number, started, setup(started), atOnce, requested, output, largeFrames));
    }

    private OutputListener output() {
        if (!reprints) {
            return recorder::printed;
        }
        return recorder == Recorder.NONE
                ? OutputPump.REPRINTED
                : (pid, onError, line, nanoTime) -> {
                    OutputPump.REPRINTED.printed(pid, onError, line, nanoTime);
                    recorder.printed(pid, onError, line, nanoTime);
                };
    }

    private Encoder setup(StartedWorker started) {
        return Link.frame(FrameType.SETUP)
                .putText(serialFilter)
                .putBlock(started.state())
                .putBlock(initializer);
    }

    /** Prepares spares for workers that will be started soon; does nothing if the pool uses none. */
    void expect(int workers, Set<String> functionClasses) {
        if (spares) {
            starter.expect(workers, functionClasses);
        }
    }
}
