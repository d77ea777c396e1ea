package io.github.poolscope.pool;

import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What all pools have in common, whatever their workers are: calls become jobs, jobs become tasks; closing, ending,
 * cancelling, resizing.
 *
 * <p>It knows the pool that its user holds only through the jobs that are under way, so that a forgotten pool can be
 * collected, and ended.
 */
final class PoolCore {
    /** {@code map} aims at this many tasks a worker (CPython, {@code Pool._map_async}). */
    private static final int TASKS_PER_WORKER = 4;
    /** The workers begin with the first tasks of a {@code map} while the last are still packed. */
    private static final int SUBMITTED_AT_ONCE = 4_096;

    /** Guided chunks take this part of what is left, divided by the workers. */
    private static final int GUIDED_SHARE = 2;

    /** What the end of this JVM waits for its workers, before the operating system takes over. */
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(2);

    private static final int MOST_NOTES = 1_000;

    final Dispatcher dispatcher;
    final TaskFactory tasks;

    private final String name;
    private final Recorder recorder;
    private final ItemTransfer transfer;
    private final OptionalInt window;
    private final Callbacks callbacks;
    private final Set<TaskFeeder> feeding = ConcurrentHashMap.newKeySet();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final Object cleaningUp = new Object();
    private boolean cleanedUp;
    private final Thread exitHook;
    private volatile Runnable onDeath = () -> {};
    private @Nullable PoolWorkers made;

    PoolCore(
            String name,
            int size,
            OptionalInt maxTasksPerChild,
            OptionalInt window,
            Recorder recorder,
            ItemTransfer transfer) {
        this.name = name;
        this.recorder = recorder;
        this.transfer = transfer;
        this.window = window;
        dispatcher = new Dispatcher(size, maxTasksPerChild, recorder);
        tasks = new TaskFactory(recorder, transfer);
        callbacks = new Callbacks(name, recorder);
        exitHook = new Thread(this::endWithTheProgram, name + " exit");
    }

    /** Starts the workers; if that fails, those that were started are ended. */
    void begin(PoolWorkers workforce) throws IOException {
        made = workforce;
        Runtime.getRuntime().addShutdownHook(exitHook);
        try {
            workforce.begin(dispatcher.size());
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
        if (notes.size() < MOST_NOTES) {
            notes.add(sentence);
        }
    }

    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> apply(
            Object owner,
            CallOptions options,
            TaskFunction<? super T, ? extends R> function,
            T item,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        dispatcher.checkRunning();
        CalledFunction called = transfer.enter(function);
        TaskFactory.Packing packing = tasks.new Packing();
        packing.add(item);
        packing.seal();
        dispatcher.callEnters();
        try {
            int index = recorder.submitted(1, System.nanoTime());
            ApplyJob<R> job = new ApplyJob<>(
                    owner, called, options, callbacks, callback, errorCallback, this::cancel, index, recorder);
            watchLimits(options);
            dispatcher.submit(packing.tasks(job, index));
            return job;
        } finally {
            quit(dispatcher.callEntered());
        }
    }

    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> map(
            Object owner,
            CallOptions options,
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        dispatcher.checkRunning();
        List<T> all = TaskFactory.all(items);
        CalledFunction called = transfer.enter(function);
        dispatcher.feederStarts();
        try {
            int firstIndex = recorder.submitted(all.size(), System.nanoTime());
            MapJob<R> job = new MapJob<>(
                    owner,
                    called,
                    options,
                    callbacks,
                    callback,
                    errorCallback,
                    this::cancel,
                    all.size(),
                    firstIndex,
                    recorder);
            watchLimits(options);
            submit(all, job, firstIndex);
            return job;
        } finally {
            dispatcher.feederEnds();
            quitIdle();
        }
    }

    private void submit(List<?> items, MapJob<?> job, int firstIndex) {
        TaskFactory.Packing packing = tasks.new Packing();
        int end = 0;
        int submitted = 0;
        for (int i = 0; i < items.size(); i++) {
            if (i == end) {
                packing.seal();
                end = i + chunk(job.options, items.size(), items.size() - i);
                if (i - submitted >= SUBMITTED_AT_ONCE) {
                    dispatcher.submit(packing.tasks(job, firstIndex));
                    submitted = i;
                }
            }
            packing.add(items.get(i));
        }
        packing.seal();
        dispatcher.submit(packing.tasks(job, firstIndex));
    }

    <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> iterate(
            Object owner,
            CallOptions options,
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            boolean ordered) {
        dispatcher.checkRunning();
        int chunksize = options.chunksize().orElse(1);
        OptionalInt ahead = options.bufferSize().isPresent() ? options.bufferSize() : window;
        LazyJob<R> job = new LazyJob<>(
                owner,
                transfer.enter(function),
                options,
                ordered,
                ReadAheadLimit.of(ahead, dispatcher.size(), chunksize),
                recorder,
                this::giveUp,
                this::cancel);
        TaskFeeder feeder = new TaskFeeder(job, items, chunksize, tasks, recorder, dispatcher, this::inputRead);
        feeding.add(feeder);
        watchLimits(options);
        feeder.start(name);
        return job;
    }

    /** How many taskels the next task of a call takes, of which {@code left} are not in a task yet. */
    private int chunk(CallOptions options, int all, int left) {
        int workers = dispatcher.size();
        if (options.guided()) {
            int share = Math.max(1, left / (GUIDED_SHARE * workers));
            return Math.max(share, options.chunksize().orElse(1));
        }
        long most = (long) TASKS_PER_WORKER * workers;
        return options.chunksize().orElseGet(() -> (int) ((all + most - 1) / most));
    }

    private void watchLimits(CallOptions options) {
        if (options.hardLimit().isPresent()) {
            workforce().watchLimits();
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

    /** Runs something that completes futures, in its turn with others of the pool. */
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
        quit(dispatcher.close());
        cleanUp();
    }

    void terminate() {
        end(PoolState.TERMINATE, new PoolTerminatedException());
    }

    boolean join(Duration timeout) throws InterruptedException {
        if (callbacks.isHere()) {
            throw new IllegalStateException("A callback can't join its pool, which would wait for the callback");
        }
        dispatcher.lock.lock();
        try {
            if (dispatcher.state() == PoolState.RUN) {
                throw new IllegalStateException("Pool is still running");
            }
            long left = WaitTimes.nanos(timeout);
            while (!workforce().isGone()) {
                if (left <= 0) {
                    return false;
                }
                left = dispatcher.settled.awaitNanos(left);
            }
        } finally {
            dispatcher.lock.unlock();
        }
        cleanUp(); // Nothing of the pool, nor a wish for spares, comes after its end.
        return true;
    }

    /** A worker asks what to do next. */
    void follow(Worker worker, Dispatcher.Next next) {
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

    /** A worker is gone. */
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

    private void inputRead(TaskFeeder feeder) {
        feeding.remove(feeder);
        quitIdle();
    }

    private void stopFeeding(Job job) {
        feeding.stream().filter(feeder -> feeder.job() == job).forEach(TaskFeeder::abandon);
    }

    /** Nobody wants what has not begun of a job. */
    private void giveUp(Job job) {
        stopFeeding(job);
        long now = System.nanoTime();
        dispatcher.withdraw(job).forEach(task -> drop(task, now));
        quitIdle();
    }

    /** Nobody wants anything of a job: those that run its taskels are stopped. */
    private void cancel(Job job) {
        job.abort(new CancellationException("The call was cancelled."));
        giveUp(job);
        long now = System.nanoTime();
        for (Dispatcher.Condemned condemned : dispatcher.condemn(job)) {
            condemned.tasks().forEach(task -> drop(task, now));
            workforce().stop(condemned.worker(), ExitReason.CANCELLED, null, 0);
        }
    }

    private void quitIdle() {
        quit(dispatcher.takeIdleIfDone());
    }

    private void quit(List<Worker> idle) {
        idle.forEach(worker -> workforce().quit(worker, ExitReason.POOL_CLOSED));
    }

    private void end(PoolState how, RuntimeException why) {
        try {
            List<Task> dropped = dispatcher.end(how, why, workforce().alive());
            long now = System.nanoTime();
            dropped.forEach(task -> drop(task, now));
            dropped.stream().map(task -> task.job).distinct().forEach(job -> RetryingSteps.run(() -> job.abort(why)));
            feeding.forEach(feeder -> {
                RetryingSteps.run(() -> feeder.job().abort(why));
                feeder.abandon();
            });
        } finally {
            workforce().terminateAll();
            cleanUp();
        }
    }

    private void drop(Task task, long now) {
        synchronized (task) {
            task.abandoned = true;
            for (int offset = task.reported; offset < task.size; offset++) {
                recorder.dropped(task.firstIndex + offset, Outcome.CANCELLED, now);
            }
        }
    }

    /** Once the last worker is gone, nothing of the pool stays. Returns when that is so, whichever thread sees to it. */
    private void cleanUp() {
        synchronized (cleaningUp) {
            if (cleanedUp || dispatcher.state() == PoolState.RUN || !workforce().isGone()) {
                return;
            }
            cleanedUp = true;
            workforce().cleanUp();
            try {
                Runtime.getRuntime().removeShutdownHook(exitHook);
            } catch (IllegalStateException e) {
                // The JVM is ending, and the hook is what runs here.
            }
        }
    }

    private void endWithTheProgram() {
        terminate();
        try {
            join(EXIT_PATIENCE);
            cleanUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
