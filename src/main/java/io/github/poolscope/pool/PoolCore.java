package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What pools of all kinds share: turns calls into jobs and jobs into tasks; close, terminate, cancel, resize.
 *
 * <p>It references the user's pool object only through running jobs, so that an abandoned pool can be garbage-collected
 * and then ended.
 */
final class PoolCore implements CallSubmitter.Owner {
    /** How long the end of this JVM waits for its workers, before the operating system takes over. */
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(2);

    private static final int MAX_NOTES = 1_000;

    final PoolLifecycle lifecycle;
    final Dispatcher dispatcher;
    final TaskFactory tasks;
    final CallRecording recording;
    final CallSubmitter calls;

    private final Recorder recorder;
    private final Callbacks callbacks;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final Object cleaningUp = new Object();

    @GuardedBy("cleaningUp")
    private boolean cleanedUp;

    private final Thread exitHook;
    private volatile Runnable onDeath = () -> {};
    private @Nullable PoolWorkers made;

    /** @param size how many workers the pool begins with */
    PoolCore(
            PoolDescription description,
            int size,
            OptionalInt maxTasksPerChild,
            OptionalInt window,
            Recorder recorder,
            ItemTransfer transfer) {
        String name = description.name();
        this.recorder = recorder;
        recording = new CallRecording(recorder, description);
        lifecycle = new PoolLifecycle(size);
        dispatcher = new Dispatcher(lifecycle, maxTasksPerChild, recorder);
        tasks = new TaskFactory(recorder, transfer);
        callbacks = new Callbacks(name, recorder);
        calls = new CallSubmitter(
                name, lifecycle, dispatcher, tasks, transfer, window, recorder, recording, callbacks, this);
        exitHook = new Thread(this::endWithTheProgram, name + " exit");
    }

    /** Starts the workers; if that fails, those already started are ended. */
    void begin(PoolWorkers workforce) throws IOException {
        made = workforce;
        Runtime.getRuntime().addShutdownHook(exitHook);
        try {
            workforce.begin(lifecycle.size());
        } catch (IOException | RuntimeException | Error e) {
            terminate();
            throw e;
        }
    }

    PoolWorkers workforce() {
        PoolWorkers workers = made;
        if (workers == null) {
            throw new IllegalStateException("the pool has no workers yet");
        }
        return workers;
    }

    List<WorkerInfo> workers() {
        return workforce().alive().stream().map(Worker::info).toList();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    void noted(String sentence) {
        if (notes.size() < MAX_NOTES) {
            notes.add(sentence);
        }
    }

    void resize(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("Number of processes must be at least 1, not " + workers);
        }
        Dispatcher.Resized resized = dispatcher.resize(workers);
        resized.leaving().forEach(worker -> workforce().quit(worker, ExitReason.SHRUNK));
        if (workers > resized.before()) {
            workforce().startMore(resized.before(), workers);
        }
    }

    void onDeath(Runnable listener) {
        onDeath = listener;
    }

    /** Runs code that completes futures, in order with others of the pool. */
    void complete(Runnable completion) {
        callbacks.stages().execute(completion);
    }

    boolean isRunning(Job job) {
        return dispatcher.hasBegun(job);
    }

    boolean cancelQueued(Job job) {
        List<Task> queued = dispatcher.withdraw(job);
        if (queued.isEmpty()) {
            return false;
        }
        job.abort(new CancellationException("The call was cancelled."));
        long now = System.nanoTime();
        queued.forEach(task -> drop(task, now));
        quitIdle();
        return true;
    }

    void close() {
        lifecycle.close();
        quitIdle();
        cleanUp();
    }

    void terminate() {
        end(PoolState.TERMINATE, new PoolTerminatedException());
    }

    /** @param kind the call that waits */
    boolean join(Duration timeout, CallKind kind) throws InterruptedException {
        if (callbacks.isHere()) {
            throw new IllegalStateException("A callback can't join its pool, which would wait for the callback");
        }
        long nanos = WaitTimes.nanos(timeout);
        boolean gone = (nanos > 0 && lifecycle.isEnding() && !lifecycle.isGone())
                ? recording.during(kind, () -> lifecycle.awaitGone(nanos))
                : lifecycle.awaitGone(nanos);
        if (!gone) {
            return false;
        }
        cleanUp(); // After the pool's end, nothing of it may follow, not even a request for spares.
        return true;
    }

    /** Called when a worker needs to know what to do next. */
    void follow(Worker worker, NextStep next) {
        switch (next) {
            case RETIRE -> workforce().retire(worker);
            case LEAVE -> workforce().quit(worker, ExitReason.SHRUNK);
            case QUIT -> {
                workforce().quit(worker, ExitReason.POOL_CLOSED);
                quitIdle();
            }
            case WORK_OR_WAIT -> {}
        }
    }

    /** Called when a worker has ended. */
    void afterExit(ExitReason reason) {
        try {
            if (reason == ExitReason.DIED) {
                onDeath.run();
            }
        } finally {
            quitIdle();
            cleanUp();
        }
    }

    void breakDown(PoolBrokenException why) {
        end(PoolState.BROKEN, why);
    }

    @Override
    public void giveUp(Job job) {
        calls.stopFeeding(job);
        long now = System.nanoTime();
        dispatcher.withdraw(job).forEach(task -> drop(task, now));
        quitIdle();
    }

    @Override
    public void cancel(Job job) {
        job.abort(new CancellationException("The call was cancelled."));
        giveUp(job);
        long now = System.nanoTime();
        for (TaskRecall.Condemned condemned : dispatcher.condemn(job)) {
            condemned.tasks().forEach(task -> drop(task, now));
            workforce().stop(condemned.worker(), ExitReason.CANCELLED, null, 0);
        }
    }

    private void quitIdle() {
        dispatcher.takeIdleIfDone().forEach(worker -> workforce().quit(worker, ExitReason.POOL_CLOSED));
    }

    private void end(PoolState how, RuntimeException why) {
        try {
            List<Task> dropped = dispatcher.end(how, why, workforce().alive());
            long now = System.nanoTime();
            dropped.forEach(task -> drop(task, now));
            dropped.stream().map(task -> task.job).distinct().forEach(job -> RetryingSteps.run(() -> job.abort(why)));
            calls.abort(why);
        } finally {
            workforce().terminateAll();
            cleanUp();
        }
    }

    private void drop(Task task, long now) {
        int from;
        synchronized (task) {
            task.abandoned = true; // So that no event of the unreported taskels is recorded.
            from = task.reported;
        }
        for (int offset = from; offset < task.size; offset++) {
            recorder.dropped(task.firstIndex + offset, Outcome.CANCELLED, now);
        }
    }

    @Override
    public void watchLimits() {
        workforce().watchLimits();
    }

    @Override
    public void inputSubmitted() {
        quitIdle();
    }

    /** Releases the pool's resources once the last worker has ended. Returns when that is done, on whichever thread. */
    private void cleanUp() {
        synchronized (cleaningUp) {
            if (cleanedUp || lifecycle.state() == PoolState.RUN || !lifecycle.isGone()) {
                return;
            }
            cleanedUp = true;
            workforce().cleanUp();
            try {
                Runtime.getRuntime().removeShutdownHook(exitHook);
            } catch (IllegalStateException e) {
                // The JVM is ending, and this runs in the shutdown hook.
            }
        }
    }

    private void endWithTheProgram() {
        terminate();
        try {
            join(EXIT_TIMEOUT, CallKind.JOIN);
            cleanUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
