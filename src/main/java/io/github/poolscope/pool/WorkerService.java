package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.start.WorkerConnection;
import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Handles one worker from its connection to its end, on the worker's reader thread. */
final class WorkerService implements Runnable {
    private final ProcessWorker worker;
    private final WorkerContext pool;
    private final Listener listener;

    /** Receives the reports about the worker. */
    interface Listener {
        /** Called when it can take tasks; {@code notes} are sentences about what could not be set up as requested. */
        void ready(ProcessWorker worker, List<String> notes);

        /** Called when it needs to know what to do next. */
        void next(ProcessWorker worker, NextStep next);

        /** Called when the pool can't continue. */
        void broken(PoolBrokenException why);

        /** Called in any case when its process has ended and its tasks are settled. */
        void gone(ProcessWorker worker, int exitCode);
    }

    WorkerService(ProcessWorker worker, WorkerContext pool, Listener listener) {
        this.worker = worker;
        this.pool = pool;
        this.listener = listener;
    }

    @Override
    public void run() {
        int exitCode = exitCode();
        if (!RetryingSteps.done(() -> listener.gone(worker, exitCode))) {
            listener.broken(new PoolBrokenException("The end of a worker could not be noted."));
        }
    }

    private int exitCode() {
        try {
            return seeThrough();
        } catch (Throwable e) { // The end of the pool notifies everything that waits for the worker.
            RetryingSteps.run(worker.process::destroyForcibly);
            RetryingSteps.run(() -> listener.broken(PoolBrokenException.by(e)));
            return StartedWorker.UNKNOWN_EXIT;
        }
    }

    private int seeThrough() {
        WorkerConnection connection;
        try {
            connection = worker.started.connection().join();
        } catch (CompletionException e) {
            endedBeforeGreeting();
            return ExitCodes.of(worker.process.exitValue());
        }
        try {
            connection.link().makeUninterruptible();
            worker.link = connection.link();
            worker.clock(connection.clock());
            return RetryingSteps.get(() -> reader(connection.link())).run();
        } finally {
            close(connection.link());
        }
    }

    private WorkerReader reader(Link link) {
        return new WorkerReader(worker, link, pool, classes(), new WorkerReader.Listener() {
            @Override
            public void ready(List<String> notes) {
                listener.ready(worker, notes);
            }

            @Override
            public void next(NextStep next) {
                listener.next(worker, next);
            }
        });
    }

    private Classes classes() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Classes.of(context != null ? context : ClassLoader.getSystemClassLoader(), pool.serialFilter());
    }

    private void endedBeforeGreeting() {
        pool.dispatcher().left(worker, List.of());
    }

    private static void close(Link link) {
        try {
            link.close();
        } catch (IOException e) {
            // It was closed before.
        }
    }
}
