package io.github.poolscope.engine.script;

import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.engine.process.ProcessEngine;
import io.github.poolscope.engine.program.CallerLane;
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
 * What a script plays on: pools, processes and primitives whose doings are recorded, and the lines of its program. All of
 * it heeds the plan: pool size, start method, safeguards, slow motion. For the main program's thread if not said.
 */
final class ScriptContext {
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(15);

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

    /** The name of the script that is played. */
    String script() {
        return ((Work.Script) plan().work()).name();
    }

    /** The plan's items. */
    List<Object> items() {
        return order.work().items();
    }

    /** How many workers a pool has. */
    int workers() {
        return order.workers();
    }

    /** The chunksize in force. */
    int chunksize() {
        return order.chunksize();
    }

    /** The plan's function, whose results are texts. */
    TextResult function() {
        return new TextResult(order.work().function());
    }

    /** A duration of the program, in slow motion. */
    Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * plan().slow() * 1e9));
    }

    /** Has the workers' memory measured now; on a busy machine it may be a second until it is by itself. */
    void sample() {
        samplers.forEach(PoolRun.Sampler::sample);
    }

    /** The main program sleeps at a line. */
    void sleep(String label, double seconds) throws InterruptedException {
        boolean unused = at(label, CallKind.SLEEP, () -> {
            Thread.sleep(Math.max(1, seconds(seconds).toMillis()));
            return true;
        });
    }

    /** The main program makes a call that waits, at the line of that label. */
    <R extends @Nullable Object> R at(String label, CallKind kind, CallerLane.Call<R> call)
            throws InterruptedException {
        return lane.blocked(kind, label, Trace.NONE, call);
    }

    /** The same, where it waits for the result of one taskel. */
    <R extends @Nullable Object> R at(String label, CallKind kind, int awaited, CallerLane.Call<R> call)
            throws InterruptedException {
        return lane.blocked(kind, label, awaited, call);
    }

    /** The main program waits for an event, at the line of that label. */
    void await(String label, Event event) throws InterruptedException {
        boolean unused = at(label, CallKind.WAIT, () -> {
            event.await();
            return true;
        });
    }

    /**
     * The main program asks for a further result at the line of that label, where it may have to wait for taskel {@code
     * awaited}.
     */
    boolean hasNext(String label, ResultIterator<?> results, int awaited) throws InterruptedException {
        return results.ready() ? results.hasNext() : at(label, CallKind.NEXT, awaited, results::hasNext);
    }

    /** The main program waits for a pool's end, at the line of that label. */
    void join(String label, Pool pool) throws InterruptedException {
        boolean unused = at(label, CallKind.JOIN, () -> {
            pool.join();
            return true;
        });
    }

    /** Prints a line as the main program. Any thread. */
    void print(String line) {
        lane.print(line);
    }

    /** What a pool is made of that is as the plan has it. Each pool's workers stand beneath those of the one before. */
    PoolOptions.Builder options() {
        PoolOptions.Builder options = PoolRun.options(order).recorder(new ShiftedRecorder(order.recorder(), places));
        places += order.workers();
        return plan().engine() == EngineKind.PROCESSES ? ProcessEngine.heeding(order, options) : options;
    }

    /** A pool as the plan has it. */
    Pool pool() {
        return pool(options());
    }

    /** A pool, which does not outlive the run. */
    Pool pool(PoolOptions.Builder options) {
        boolean threads = plan().engine() == EngineKind.THREADS;
        Pool made = threads ? ThreadEngine.pool(options, order) : Pool.create(options.build());
        if (threads) {
            samplers.add(ThreadEngine.sample(made, order.recorder()));
        }
        endings.add(new Ending(made::terminate, () -> {
            boolean unused = made.join(LAST_PATIENCE);
        }));
        if (cut) {
            made.terminate();
        }
        return made;
    }

    /** An executor of processes, which does not outlive the run. */
    ProcessPoolExecutor executor() {
        ProcessPoolExecutor made =
                ProcessPoolExecutor.builder(order.workers()).options(options()).build();
        Runnable strike = () -> {
            List<Runnable> unused = made.shutdownNow();
        };
        endings.add(new Ending(strike, () -> {
            boolean unused = made.awaitTermination(LAST_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }));
        if (cut) {
            strike.run();
        }
        return made;
    }

    /** Has what happens to a primitive recorded; {@code capacity} as in {@code SyncObjects.Made}. */
    void watch(Primitive primitive, int capacity) {
        sync.watch(primitive.object(), capacity);
    }

    /** The same for one that is not made for a number of anything. */
    void watch(Primitive primitive) {
        watch(primitive, Trace.NONE);
    }

    /** Where that many processes wait for one another. */
    Barrier meeting(int parties) {
        Barrier barrier = new Barrier(parties, "meet");
        watch(barrier, parties);
        return barrier;
    }

    /** A process that is yet to be started by {@link #start}. */
    ScriptProcess process(String name, TaskAction target) {
        return processes.make(name, target);
    }

    /** What subclasses of {@link ScriptProcess} are made of. */
    ProcessOptions processOptions() {
        return processes.options();
    }

    /** Where such a subclass reports that it has begun. */
    Queue<Long> beginnings() {
        return sync.beginnings();
    }

    /**
     * Starts a process, which is recorded as a worker with one taskel and does not outlive the run.
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

    /** The main program waits for a process to end, at the line of that label. */
    void join(String label, ScriptProcess process) throws InterruptedException {
        boolean unused = at(label, CallKind.JOIN, sync.indexOf(process), () -> {
            process.join();
            return true;
        });
        sync.delivered(process);
    }

    /** The same, but waits not longer than that many seconds of the program. */
    void join(String label, ScriptProcess process, double seconds) throws InterruptedException {
        if (at(label, CallKind.JOIN, sync.indexOf(process), () -> process.join(seconds(seconds)))) {
            sync.delivered(process);
        }
    }

    /** Sends a process SIGTERM, or SIGKILL if {@code forcibly}. */
    void terminate(ScriptProcess process, boolean forcibly) {
        processes.terminate(process, forcibly);
    }

    /** The main program is over: as a JVM does then, waits for the processes that are no daemons, and ends the others. */
    void exit() throws InterruptedException {
        processes.exit();
    }

    /** Ends whatever works or waits; returns at once. Any thread, at any time. */
    void cutOff() {
        cut = true;
        endings.forEach(ending -> ending.strike().run());
    }

    /** Nothing that was made here is left when this returns. */
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
     * How something ends.
     *
     * @param strike ends it; returns at once, and may be repeated
     * @param seen waits until it has ended, with patience
     */
    private record Ending(Runnable strike, Wait seen) {}

    private interface Wait {
        void run() throws InterruptedException;
    }
}
