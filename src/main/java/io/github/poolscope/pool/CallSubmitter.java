package io.github.poolscope.pool;

import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates jobs for a pool's calls and tasks for their items, and submits these. Thread-safe. */
final class CallSubmitter {
    /** {@code map} aims at this many tasks per worker (CPython, {@code Pool._map_async}). */
    private static final int TASKS_PER_WORKER = 4;
    /** Workers start with the first tasks of a {@code map} while the last are still being packed. */
    private static final int SUBMITTED_AT_ONCE = 4_096;

    /** A guided chunk is the number of remaining taskels, divided by this and by the number of workers. */
    private static final int GUIDED_SHARE = 2;

    private final String poolName;
    private final PoolLifecycle lifecycle;
    private final Dispatcher dispatcher;
    private final TaskFactory tasks;
    private final ItemTransfer transfer;
    private final OptionalInt window;
    private final Recorder recorder;
    private final CallRecording recording;
    private final Callbacks callbacks;
    private final Owner pool;
    private final Set<TaskFeeder> feeding = ConcurrentHashMap.newKeySet();

    /** What a call needs of its pool after it was made. */
    interface Owner {
        /** Drops what has not begun of a job. */
        void giveUp(Job job);

        /** Cancels a job: the workers that run its taskels are stopped. */
        void cancel(Job job);

        /** Called for a call with a hard time limit. */
        void watchLimits();

        /** Called when a call has submitted all its input. */
        void inputSubmitted();
    }

    CallSubmitter(
            String poolName,
            PoolLifecycle lifecycle,
            Dispatcher dispatcher,
            TaskFactory tasks,
            ItemTransfer transfer,
            OptionalInt window,
            Recorder recorder,
            CallRecording recording,
            Callbacks callbacks,
            Owner pool) {
        this.poolName = poolName;
        this.lifecycle = lifecycle;
        this.dispatcher = dispatcher;
        this.tasks = tasks;
        this.transfer = transfer;
        this.window = window;
        this.recorder = recorder;
        this.recording = recording;
        this.callbacks = callbacks;
        this.pool = pool;
    }

    <T extends @Nullable Object, R extends @Nullable Object> PendingResult<R> apply(
            Object owner,
            CallOptions options,
            CallMode mode,
            TaskFunction<? super T, ? extends R> function,
            T item,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        lifecycle.checkRunning();
        CalledFunction called = transfer.enter(function);
        TaskFactory.Packing packing = tasks.new Packing();
        packing.add(item);
        packing.seal();
        lifecycle.callBegins();
        try {
            int call = recording.called(mode, function, 1, 1);
            int index = recorder.submitted(call, 1, System.nanoTime());
            ApplyJob<R> job = new ApplyJob<>(
                    owner, called, options, callbacks, callback, errorCallback, pool::cancel, index, recorder);
            watchLimits(options);
            dispatcher.submit(packing.tasks(job, index));
            return job;
        } finally {
            lifecycle.callSubmitted();
            pool.inputSubmitted();
        }
    }

    <T extends @Nullable Object, R extends @Nullable Object> PendingResult<List<R>> map(
            Object owner,
            CallOptions options,
            CallMode mode,
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        lifecycle.checkRunning();
        List<T> all = TaskFactory.all(items);
        CalledFunction called = transfer.enter(function);
        lifecycle.feederStarts();
        try {
            int chunksize = options.guided() ? Trace.NONE : chunk(options, all.size(), all.size());
            int call = recording.called(mode, function, chunksize, all.size());
            int firstIndex = recorder.submitted(call, all.size(), System.nanoTime());
            MapJob<R> job = new MapJob<>(
                    owner,
                    called,
                    options,
                    callbacks,
                    callback,
                    errorCallback,
                    pool::cancel,
                    all.size(),
                    firstIndex,
                    recorder);
            watchLimits(options);
            submit(all, job, firstIndex);
            return job;
        } finally {
            lifecycle.feederEnds();
            pool.inputSubmitted();
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

    /** Returns how many taskels the next task of a call contains, of which {@code left} are not in a task yet. */
    private int chunk(CallOptions options, int all, int left) {
        int workers = lifecycle.size();
        if (options.guided()) {
            int share = Math.max(1, left / (GUIDED_SHARE * workers));
            return Math.max(share, options.chunksize().orElse(1));
        }
        long most = (long) TASKS_PER_WORKER * workers;
        return options.chunksize().orElseGet(() -> (int) ((all + most - 1) / most));
    }

    /** @param mode an {@code imap}; results are unordered if it is {@link CallMode#IMAP_UNORDERED} */
    <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> iterate(
            Object owner,
            CallOptions options,
            CallMode mode,
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items) {
        lifecycle.checkRunning();
        int chunksize = options.chunksize().orElse(1);
        OptionalInt ahead = options.bufferSize().isPresent() ? options.bufferSize() : window;
        LazyJob<R> job = new LazyJob<>(
                owner,
                transfer.enter(function),
                options,
                mode != CallMode.IMAP_UNORDERED,
                ReadAheadLimit.of(ahead, lifecycle.size(), chunksize),
                recorder,
                pool::giveUp,
                pool::cancel);
        int call = recording.called(mode, function, chunksize, Trace.NONE);
        TaskFeeder feeder =
                new TaskFeeder(job, items, chunksize, tasks, recorder, call, lifecycle, dispatcher, this::inputRead);
        feeding.add(feeder);
        watchLimits(options);
        feeder.start(poolName);
        return job;
    }

    private void watchLimits(CallOptions options) {
        if (options.hardLimit().isPresent()) {
            pool.watchLimits();
        }
    }

    private void inputRead(TaskFeeder feeder) {
        feeding.remove(feeder);
        pool.inputSubmitted();
    }

    /** Stops reading the input of a job. */
    void stopFeeding(Job job) {
        feeding.stream().filter(feeder -> feeder.job() == job).forEach(TaskFeeder::abandon);
    }

    /** Stops reading the input of all calls; calls whose input was being read fail with {@code why}. */
    void abort(RuntimeException why) {
        feeding.forEach(feeder -> {
            RetryingSteps.run(() -> feeder.job().abort(why));
            feeder.abandon();
        });
    }
}
