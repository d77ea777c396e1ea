package io.github.poolscope.engine.script;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.engine.process.ProcessEngine;
import io.github.poolscope.engine.program.CallerLane;
import io.github.poolscope.engine.program.PlanCalls;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.engine.program.TextResult;
import io.github.poolscope.engine.thread.ThreadEngine;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPoolExecutor;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Primitive;
import io.github.poolscope.sync.ProcessOptions;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a script: creates pools, processes and primitives that are recorded, and marks the lines of its
 * program. Uses the plan's pool size, start method, safeguards and slow motion. For the main program's thread unless
 * stated otherwise.
 */
final class ScriptContext {
    private static final Duration LAST_TIMEOUT = Duration.ofSeconds(15);

    private final RunRequest order;
    private final CallerLane lane;
    private final SyncRecording sync;
    private final List<Ending> endings = new CopyOnWriteArrayList<>();
    private final List<PoolRun.Sampler> samplers = new CopyOnWriteArrayList<>();
    private final ScriptProcesses processes;
    private int places;
    private volatile boolean cut;

    ScriptContext(RunRequest order) {
        this.order = order;
        lane = new CallerLane(order.recorder(), order.work().program());
        sync = new SyncRecording(order.recorder());
        processes = new ScriptProcesses(order, sync);
        endings.add(new Ending(processes::strike, processes::end));
        if (order.plan().engine() == EngineKind.PROCESSES) {
            samplers.add(ProcessEngine.sample(order.recorder()));
        }
    }

    Plan plan() {
        return order.plan();
    }

    /** Returns the name of the script. */
    String script() {
        return ((Work.Script) plan().work()).name();
    }

    /** Returns the plan's items. */
    List<Object> items() {
        return order.work().items();
    }

    /** Returns the number of workers in a pool. */
    int workers() {
        return order.workers();
    }

    /** Returns the chunksize used. */
    int chunksize() {
        return order.chunksize();
    }

    /** Returns the plan's function, whose results are texts. */
    TextResult function() {
        return new TextResult(order.work().function());
    }

    /** Returns a duration of the program, multiplied by the slow motion. */
    Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * plan().slow() * 1e9));
    }

    /** Samples the workers' memory now; on a busy machine the next regular sample may be a second away. */
    void sample() {
        samplers.forEach(PoolRun.Sampler::sample);
    }

    /** Sleeps at the line with that label. */
    void sleep(String label, double seconds) throws InterruptedException {
        at(label, CallKind.SLEEP, () -> {
            Thread.sleep(Math.max(1, seconds(seconds).toMillis()));
            return true;
        });
    }

    /** Makes a blocking call at the line with that label. */
    @CanIgnoreReturnValue
    <R extends @Nullable Object> R at(String label, CallKind kind, CallerLane.Call<R> call)
            throws InterruptedException {
        return lane.blocked(kind, label, Trace.NONE, call);
    }

    /** Makes a call at the line with that label that blocks until the result of taskel {@code awaited} is there. */
    @CanIgnoreReturnValue
    <R extends @Nullable Object> R at(String label, CallKind kind, int awaited, CallerLane.Call<R> call)
            throws InterruptedException {
        return lane.blocked(kind, label, awaited, call);
    }

    /** Waits for an event at the line with that label. */
    void await(String label, Event event) throws InterruptedException {
        at(label, CallKind.WAIT, () -> {
            event.await();
            return true;
        });
    }

    /** Asks for the next result at the line with that label; may wait for taskel {@code awaited}. */
    boolean hasNext(String label, ResultIterator<?> results, int awaited) throws InterruptedException {
        return results.ready() ? results.hasNext() : at(label, CallKind.NEXT, awaited, results::hasNext);
    }

    /** Waits for a pool's end at the line with that label. */
    void join(String label, Pool pool) throws InterruptedException {
        at(label, CallKind.JOIN, () -> {
            pool.join();
            return true;
        });
    }

    /** Prints a line as the main program. Any thread. */
    void print(String line) {
        lane.print(line);
    }

    /**
     * Returns options with the plan's settings. The workers of each pool are recorded in slots below those of the pool
     * before.
     */
    PoolOptions.Builder options() {
        PoolOptions.Builder options =
                PoolRun.options(order).recorder(new ShiftedRecorder(new PlanCalls(order, lane::blockedAt), places));
        places += order.workers();
        return plan().engine() == EngineKind.PROCESSES ? ProcessEngine.heeding(order, options) : options;
    }

    /** Creates a pool with the plan's settings. */
    Pool pool() {
        return pool(options());
    }

    /** Creates a pool, which is ended with the run at the latest. */
    Pool pool(PoolOptions.Builder options) {
        boolean threads = plan().engine() == EngineKind.THREADS;
        Pool made = threads ? ThreadEngine.pool(options, order) : Pool.create(options.build());
        if (threads) {
            samplers.add(ThreadEngine.sample(made, order.recorder()));
        }
        endings.add(new Ending(made::terminate, () -> {
            made.join(LAST_TIMEOUT);
        }));
        if (cut) {
            made.terminate();
        }
        return made;
    }

    /** Creates an executor of processes, which is ended with the run at the latest. */
    ProcessPoolExecutor executor() {
        ProcessPoolExecutor made =
                ProcessPoolExecutor.builder(order.workers()).options(options()).build();
        Runnable strike = () -> {
            made.shutdownNow();
        };
        endings.add(new Ending(strike, () -> {
            made.awaitTermination(LAST_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }));
        if (cut) {
            strike.run();
        }
        return made;
    }

    /** Records the events of a primitive; {@code capacity} as in {@code SyncObjects.Made}. */
    void watch(Primitive primitive, int capacity) {
        sync.watch(primitive.object(), capacity);
    }

    /** Records the events of a primitive without a capacity. */
    void watch(Primitive primitive) {
        watch(primitive, Trace.NONE);
    }

    /** Creates a barrier for {@code parties} processes. */
    Barrier meeting(int parties) {
        Barrier barrier = new Barrier(parties, "meet");
        watch(barrier, parties);
        return barrier;
    }

    /** Creates a process, to be started by {@link #start}. */
    ScriptProcess process(String name, TaskAction target) {
        return processes.make(name, target);
    }

    /** Returns the options for subclasses of {@link ScriptProcess}. */
    ProcessOptions processOptions() {
        return processes.options();
    }

    /** Returns the queue to which such a subclass reports that it has begun. */
    Queue<Long> beginnings() {
        return sync.beginnings();
    }

    /**
     * Starts a process, which is recorded as a worker with one taskel and ended with the run at the latest.
     *
     * @throws IllegalStateException if it was started before
     */
    void start(ScriptProcess process) throws IOException {
        processes.start(process, places);
        places++;
        if (cut) {
            process.kill();
        }
    }

    /** Waits for a process to end, at the line with that label. */
    void join(String label, ScriptProcess process) throws InterruptedException {
        at(label, CallKind.JOIN, sync.indexOf(process), () -> {
            process.join();
            return true;
        });
        sync.delivered(process);
    }

    /** Waits for a process to end, at most {@code seconds} of the program. */
    void join(String label, ScriptProcess process, double seconds) throws InterruptedException {
        if (at(label, CallKind.JOIN, sync.indexOf(process), () -> process.join(seconds(seconds)))) {
            sync.delivered(process);
        }
    }

    /** Sends a process SIGTERM, or SIGKILL if {@code forcibly}. */
    void terminate(ScriptProcess process, boolean forcibly) {
        processes.terminate(process, forcibly);
    }

    /**
     * Called at the end of the main program: like a JVM, waits for the processes that are not daemons, and ends the
     * others.
     */
    void exit() throws InterruptedException {
        processes.exit();
    }

    /** Ends everything that runs or waits; returns at once. Any thread, at any time. */
    void cutOff() {
        cut = true;
        endings.forEach(ending -> ending.strike().run());
    }

    /** Ends everything that was created here, and waits for it. */
    void end() {
        cutOff();
        try {
            for (Ending ending : endings) {
                ending.seen().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        samplers.forEach(PoolRun.Sampler::stop);
        sync.end();
    }

    /**
     * How to end something.
     *
     * @param strike ends it; returns at once, may be called again
     * @param seen waits until it has ended
     */
    private record Ending(Runnable strike, Wait seen) {}

    private interface Wait {
        void run() throws InterruptedException;
    }
}
