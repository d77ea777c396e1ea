package io.github.poolscope.pool;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.trace.Recorder;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input of one lazy call on its own thread, so that a slow input delays nothing else; reads at most the
 * call's limit ahead of the consumer.
 */
final class TaskFeeder implements Runnable {
    /** The number of taskels submitted together while no worker is idle. */
    private static final int TOGETHER = 64;

    private final LazyJob<?> job;
    private final Iterable<?> input;
    /** Whether its tasks may wait to be submitted together: reading a collection takes no time. */
    private final boolean together;

    private final int chunksize;
    private final TaskFactory tasks;
    private final Recorder recorder;
    /** The number of the call in the recorder. */
    private final int call;

    private final PoolLifecycle lifecycle;
    private final Dispatcher dispatcher;
    private final Consumer<TaskFeeder> onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    /** How many taskels were submitted; the reading thread's own once that is started. */
    private int submitted;
    /** Of the latest taskels, the difference between the index in the recorder and the position in the call. */
    private int offset = -1;

    TaskFeeder(
            LazyJob<?> job,
            Iterable<?> input,
            int chunksize,
            TaskFactory tasks,
            Recorder recorder,
            int call,
            PoolLifecycle lifecycle,
            Dispatcher dispatcher,
            Consumer<TaskFeeder> onEnd) {
        this.job = job;
        this.input = input;
        together = input instanceof Collection;
        this.chunksize = chunksize;
        this.tasks = tasks;
        this.recorder = recorder;
        this.call = call;
        this.lifecycle = lifecycle;
        this.dispatcher = dispatcher;
        this.onEnd = onEnd;
    }

    /**
     * Starts reading; the thread ends with the input, or when no more input is needed.
     *
     * @throws IllegalStateException if the pool accepts no more work
     */
    void start(String poolName) {
        try {
            lifecycle.feederStarts();
        } catch (RuntimeException e) { // It was closed, or has ended, after the call was made.
            tellCount();
            onEnd.accept(this);
            throw e;
        }
        Thread reader = DaemonThreads.unstarted(poolName + " feeder", this);
        thread = reader;
        try {
            reader.start();
        } catch (RuntimeException | Error e) { // The system has no thread available.
            tellCount();
            end();
            throw e;
        }
    }

    LazyJob<?> job() {
        return job;
    }

    /** Stops reading: a blocking iterator is interrupted, and is not waited for. */
    void abandon() {
        Thread reader = thread;
        if (reader != null) {
            reader.interrupt();
        }
        end();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            lifecycle.feederEnds();
            onEnd.accept(this);
        }
    }

    @Override
    public void run() {
        Throwable error = null;
        try {
            feed();
        } catch (Throwable e) { // The input is the caller's, and may throw anything, also undeclared.
            error = e;
        }
        tellCount(); // Before the caller sees the end.
        Throwable why = error;
        RetryingSteps.run(() -> job.inputEnded(why));
        RetryingSteps.run(this::end);
    }

    private void tellCount() {
        recorder.allSubmitted(call, submitted, System.nanoTime());
    }

    /** Reads and submits. A chunk in which the input throws is dropped completely, as in CPython. */
    private void feed() throws InterruptedException {
        Iterator<?> items = input.iterator();
        TaskFactory.Packing packing = tasks.new Packing();
        int room = 0;
        int first = 0;
        try {
            while (job.isWanted() && items.hasNext()) {
                if (room - (packing.position() - first) < chunksize) {
                    room -= submit(packing, first);
                    first = packing.position();
                }
                if (room < chunksize) {
                    room += job.awaitRoom(chunksize);
                }
                if (room < chunksize) {
                    return;
                }
                pack(items, packing);
                if (!together || packing.position() - first >= TOGETHER || dispatcher.isAnyWorkerIdle()) {
                    room -= submit(packing, first);
                    first = packing.position();
                }
            }
            if (job.isWanted()) {
                room -= submit(packing, first);
            }
        } catch (InterruptedException e) {
            throw e; // The rest is not needed.
        } catch (Throwable e) {
            packing.discard();
            room -= submit(packing, first);
            throw e;
        } finally {
            job.giveBack(room);
        }
    }

    private void pack(Iterator<?> items, TaskFactory.Packing packing) {
        int start = packing.position();
        while (packing.position() - start < chunksize && items.hasNext()) {
            packing.add(items.next());
        }
        packing.seal();
    }

    /** Submits tasks; returns the number of their taskels. */
    private int submit(TaskFactory.Packing packing, int first) {
        int size = packing.position() - first;
        if (size > 0) {
            int firstIndex = recorder.submitted(call, size, System.nanoTime()) - first;
            if (firstIndex != offset) {
                offset = firstIndex;
                job.submitted(first, firstIndex);
            }
            submitted += size;
            dispatcher.submit(packing.tasks(job, firstIndex));
        }
        return size;
    }
}
