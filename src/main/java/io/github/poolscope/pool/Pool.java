package io.github.poolscope.pool;

import io.github.poolscope.start.Starter;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.TaskFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pool of worker processes that call a function on many items at once, with the semantics of Python's {@code
 * multiprocessing.Pool}.
 *
 * <pre>{@code
 * try (Pool pool = Pool.of(4)) {
 *     List<Integer> lengths = pool.map(String::length, List.of("a", "bb", "ccc"));
 * }
 * }</pre>
 *
 * <p>Each worker is a JVM of its own: functions, items and results cross by serialisation, static state does not. A
 * worker that dies takes one taskel with it, whose caller gets a {@link WorkerLostException}; the pool goes on. No
 * worker outlives this program, however that ends.
 *
 * <p>A pool that is neither closed nor terminated keeps its worker processes until this JVM exits. {@link #close()}
 * lets what was submitted come to its end, also at the end of a {@code try} block, where Python terminates.
 *
 * <p>Safe for any thread.
 */
public final class Pool implements AutoCloseable {
    private static final AtomicInteger POOLS = new AtomicInteger();

    /** {@code map} aims at this many tasks a worker (CPython, {@code Pool._map_async}). */
    private static final int TASKS_PER_WORKER = 4;

    /** What the end of this JVM waits for its workers, before the operating system takes over. */
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(2);

    private final String name = "pool-" + POOLS.incrementAndGet();
    private final PoolOptions options;
    private final Recorder recorder;
    private final Gate gate;
    private final ScheduledThreadPoolExecutor keeperThread;
    private final ExecutorService largeFrames;
    private final Dispatcher dispatcher;
    private final Crew crew;
    private final Tasks tasks;
    /** The lazy calls whose input is still being read: they may have no task that could tell them of the pool's end. */
    private final Set<Job> feeding = ConcurrentHashMap.newKeySet();

    private final FunctionBook functions = new FunctionBook();
    private final Thread exitHook = new Thread(this::endWithTheProgram, name + " exit");

    /**
     * A pool with so many workers, and nothing else set.
     *
     * @throws IllegalArgumentException if {@code processes} is less than 1
     * @throws UncheckedIOException if the workers can't be started
     */
    public static Pool of(int processes) {
        return create(PoolOptions.builder().processes(processes).build());
    }

    /**
     * Makes a pool. Returns once all worker processes exist, before they are ready.
     *
     * @throws UncheckedIOException if the workers can't be started; those that were are ended
     */
    public static Pool create(PoolOptions options) {
        try {
            return new Pool(options);
        } catch (IOException e) {
            throw new UncheckedIOException("The pool's workers could not be started: " + e.getMessage(), e);
        }
    }

    private Pool(PoolOptions options) throws IOException {
        this.options = options;
        recorder = options.recorder();
        tasks = new Tasks(recorder);
        gate = new Gate();
        keeperThread = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "keeper"));
        keeperThread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        keeperThread.setRemoveOnCancelPolicy(true);
        largeFrames = Executors.newCachedThreadPool(work -> daemon(work, "sender"));
        dispatcher = new Dispatcher(options.maxTasksPerChild(), recorder, largeFrames);
        crew = new Crew(
                name, options, Starter.spawn(), gate, dispatcher, keeperThread, this::breakDown, this::afterExit);
        Runtime.getRuntime().addShutdownHook(exitHook);
        gate.open(name, this::greet);
        try {
            for (int slot = 0; slot < options.processes(); slot++) {
                crew.start(slot);
            }
        } catch (IOException e) {
            terminate();
            throw e;
        }
        new Keeper(crew, dispatcher, recorder, keeperThread).start();
    }

    /** How many workers the pool keeps. */
    public int processes() {
        return options.processes();
    }

    public PoolState state() {
        return dispatcher.state();
    }

    /** The PIDs of the workers that are there now. */
    public List<Long> pids() {
        return crew.alive().stream().map(WorkerHandle::pid).toList();
    }

    /**
     * Calls {@code function} on each item and waits for all results, in the items' order: {@code Pool.map}, with its
     * automatic chunksize.
     *
     * @throws RuntimeException as told at {@link AsyncResult#get()}; all tasks have ended by then
     * @throws IllegalStateException if the pool is not running
     * @throws InterruptedException if this thread was interrupted while it waited; the work goes on
     */
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) throws InterruptedException {
        return this.<T, R>mapAsync(function, items).get();
    }

    /**
     * As {@link #map(TaskFunction, Iterable)}, with tasks of {@code chunksize} taskels.
     *
     * @throws IllegalArgumentException if {@code chunksize} is less than 1, where CPython answers nonsense
     */
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize)
            throws InterruptedException {
        return this.<T, R>mapAsync(function, items, chunksize).get();
    }

    /**
     * Submits all items and returns at once: {@code Pool.map_async}, with its automatic chunksize. The items are read
     * before it returns.
     *
     * @throws IllegalStateException if the pool is not running
     * @throws IllegalArgumentException if the function can't be serialised
     * @throws ItemUnsendableException if an item can't be serialised
     * @throws RuntimeException what reading the items throws
     */
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        dispatcher.checkRunning();
        List<T> all = read(items);
        long most = (long) TASKS_PER_WORKER * options.processes();
        return submit(function, all, (int) Math.max(1, (all.size() + most - 1) / most));
    }

    /**
     * As {@link #mapAsync(TaskFunction, Iterable)}, with tasks of {@code chunksize} taskels.
     *
     * @throws IllegalArgumentException if {@code chunksize} is less than 1
     */
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        dispatcher.checkRunning();
        checkChunksize(chunksize);
        return submit(function, read(items), chunksize);
    }

    /**
     * Results one by one in the items' order, while others are still being worked on: {@code Pool.imap} with tasks of
     * one taskel. The items are read by a thread of the pool, not further ahead than the pool's window.
     *
     * @throws IllegalStateException if the pool is not running
     * @throws IllegalArgumentException if the function can't be serialised
     */
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return imap(function, items, 1);
    }

    /**
     * As {@link #imap(TaskFunction, Iterable)}, with tasks of {@code chunksize} taskels.
     *
     * @throws IllegalArgumentException if {@code chunksize} is less than 1
     */
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        return lazily(function, items, chunksize, true);
    }

    /**
     * Results one by one as they come: {@code Pool.imap_unordered} with tasks of one taskel.
     *
     * @throws IllegalStateException if the pool is not running
     * @throws IllegalArgumentException if the function can't be serialised
     */
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return imapUnordered(function, items, 1);
    }

    /**
     * As {@link #imapUnordered(TaskFunction, Iterable)}, with tasks of {@code chunksize} taskels, whose results stay
     * together and in order.
     *
     * @throws IllegalArgumentException if {@code chunksize} is less than 1
     */
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        return lazily(function, items, chunksize, false);
    }

    /**
     * Takes no more work; what was submitted is done, and then the workers end. Returns at once; {@link #join()} waits.
     * Idempotent; nothing on a pool that was terminated.
     */
    @Override
    public void close() {
        dispatcher.close().forEach(worker -> crew.quit(worker, ExitReason.POOL_CLOSED));
        tidyUp();
    }

    /**
     * Drops what was submitted and kills the workers. Returns at once; every wait for a result that was not there ends
     * with a {@link PoolTerminatedException}. From any thread, any number of times.
     */
    public void terminate() {
        end(PoolState.TERMINATE, new PoolTerminatedException());
    }

    /**
     * Waits until all workers have ended.
     *
     * @throws IllegalStateException if the pool is still running: close or terminate it first
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    public void join() throws InterruptedException {
        join(Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Waits until all workers have ended, but not longer.
     *
     * @return whether they have
     * @throws IllegalStateException if the pool is still running: close or terminate it first
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    public boolean join(Duration timeout) throws InterruptedException {
        dispatcher.lock.lock();
        try {
            if (dispatcher.state() == PoolState.RUN) {
                throw new IllegalStateException("Pool is still running");
            }
            long left = timeout.toNanos();
            while (!crew.isGone()) {
                if (left <= 0) {
                    return false;
                }
                left = dispatcher.settled.awaitNanos(left);
            }
            return true;
        } finally {
            dispatcher.lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "Pool[state=" + state() + ", processes=" + options.processes() + "]";
    }

    private static void checkChunksize(int chunksize) {
        if (chunksize < 1) {
            throw new IllegalArgumentException("Chunksize must be 1+, not " + chunksize);
        }
    }

    private static <T extends @Nullable Object> List<T> read(Iterable<? extends T> items) {
        List<T> all = new ArrayList<>();
        items.forEach(all::add);
        return all;
    }

    private <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> submit(
            TaskFunction<? super T, ? extends R> function, List<T> items, int chunksize) {
        FunctionBook.Entry entry = functions.enter(function);
        List<byte[]> chunks = Tasks.encode(items, chunksize);
        int firstIndex = recorder.submitted(items.size(), System.nanoTime());
        MapJob<R> job = new MapJob<>(entry.number(), entry.encoded(), items.size(), firstIndex, recorder);
        dispatcher.submit(tasks.cut(job, chunks, items.size(), chunksize, firstIndex));
        return job;
    }

    private <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> lazily(
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            int chunksize,
            boolean ordered) {
        dispatcher.checkRunning();
        checkChunksize(chunksize);
        FunctionBook.Entry entry = functions.enter(function);
        LazyJob<R> job = new LazyJob<>(
                entry.number(), entry.encoded(), ordered, options.window(chunksize), recorder, this::withdraw);
        feeding.add(job);
        Runnable inputRead = () -> {
            feeding.remove(job);
            sendIdleHome();
        };
        new Feeder(job, items, chunksize, tasks, dispatcher, inputRead).start(name);
        return job;
    }

    private void withdraw(Job job) {
        long now = System.nanoTime();
        dispatcher.withdraw(job).forEach(task -> drop(task, now));
        sendIdleHome();
    }

    private void greet(String token, Link link) {
        crew.admit(token).filter(worker -> crew.greeted(worker, link)).ifPresent(worker -> {
            int exitCode = new WorkerReader(worker, link, recorder, dispatcher, this::follow).run();
            crew.gone(worker, exitCode);
        });
    }

    private void afterExit() {
        sendIdleHome();
        tidyUp();
    }

    private void follow(WorkerHandle worker, Dispatcher.Next next) {
        switch (next) {
            case RETIRE -> crew.retire(worker);
            case QUIT -> {
                crew.quit(worker, ExitReason.POOL_CLOSED);
                sendIdleHome();
            }
            case WORK_OR_WAIT -> {}
        }
    }

    private void sendIdleHome() {
        dispatcher.takeIdleIfDone().forEach(worker -> crew.quit(worker, ExitReason.POOL_CLOSED));
    }

    private void breakDown(String why) {
        end(PoolState.BROKEN, new PoolBrokenException(why));
    }

    private void end(PoolState how, RuntimeException why) {
        List<Task> dropped = dispatcher.end(how, why, crew.alive());
        long now = System.nanoTime();
        dropped.forEach(task -> drop(task, now));
        dropped.stream().map(task -> task.job).distinct().forEach(job -> job.abort(why));
        feeding.forEach(job -> job.abort(why));
        crew.terminateAll();
        tidyUp();
    }

    private void drop(Task task, long now) {
        synchronized (task) {
            task.abandoned = true;
            for (int offset = task.reported; offset < task.size; offset++) {
                recorder.dropped(task.firstIndex + offset, Outcome.CANCELLED, now);
            }
        }
    }

    /** Once the last worker is gone, nothing of the pool stays. */
    private void tidyUp() {
        dispatcher.lock.lock();
        try {
            if (dispatcher.state() == PoolState.RUN || !crew.isGone() || keeperThread.isShutdown()) {
                return;
            }
            keeperThread.shutdown();
            largeFrames.shutdown();
        } finally {
            dispatcher.lock.unlock();
        }
        try {
            gate.close();
        } catch (IOException e) {
            // The folder for temporary files may have been cleared; then there is nothing to remove.
        }
        try {
            Runtime.getRuntime().removeShutdownHook(exitHook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook is what runs here.
        }
    }

    private void endWithTheProgram() {
        terminate();
        try {
            join(EXIT_PATIENCE);
            tidyUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread daemon(Runnable work, String duty) {
        Thread thread = new Thread(work, name + " " + duty);
        thread.setDaemon(true);
        return thread;
    }
}
