package io.github.poolscope.pool;

import io.github.poolscope.start.Starter;
import io.github.poolscope.start.WorkerLaunch;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the pool's workers alive: starts them, replaces those that die or retire, sends them home, makes sure that
 * they go.
 *
 * <p>Concurrency: the workers' states are guarded by the dispatcher's lock. Starting a process takes milliseconds and
 * happens outside it, on the thread that makes the pool or on the keeper.
 */
final class Crew {
    /** After so many failed starts in a row there is no point in trying on. */
    private static final int MOST_FAILED_STARTS = 3;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** What a worker that is told to end gets before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration TERMINATION_GRACE = Duration.ofMillis(700);

    private final String poolName;
    private final PoolOptions options;
    private final Recorder recorder;
    private final Starter starter;
    private final Gate gate;
    private final Dispatcher dispatcher;
    private final ScheduledExecutorService keeper;
    private final Consumer<String> onBroken;
    private final Runnable onGone;
    /** Those whose process may still exist; changed under the dispatcher's lock, read by anyone. */
    private final List<WorkerHandle> alive = new CopyOnWriteArrayList<>();

    /** A quick worker says its token before its process is enlisted: then it is waited for. */
    private final ConcurrentHashMap<String, CompletableFuture<WorkerHandle>> births = new ConcurrentHashMap<>();

    private int startsUnderWay;
    private int failedStarts;

    Crew(
            String poolName,
            PoolOptions options,
            Starter starter,
            Gate gate,
            Dispatcher dispatcher,
            ScheduledExecutorService keeper,
            Consumer<String> onBroken,
            Runnable onGone) {
        this.poolName = poolName;
        this.options = options;
        this.recorder = options.recorder();
        this.starter = starter;
        this.gate = gate;
        this.dispatcher = dispatcher;
        this.keeper = keeper;
        this.onBroken = onBroken;
        this.onGone = onGone;
    }

    List<WorkerHandle> alive() {
        return alive;
    }

    /** The worker that was started with this token, which from then on is worth nothing; empty for a stranger. */
    Optional<WorkerHandle> admit(String token) {
        CompletableFuture<WorkerHandle> birth = births.remove(token);
        return birth == null ? Optional.empty() : Optional.of(birth.join());
    }

    /** Whether no worker is there and none is being started. */
    boolean isGone() {
        dispatcher.lock.lock();
        try {
            return alive.isEmpty() && startsUnderWay == 0;
        } finally {
            dispatcher.lock.unlock();
        }
    }

    /** Starts a worker for a place in the pool; returns once its process exists. */
    void start(int slot) throws IOException {
        dispatcher.lock.lock();
        try {
            if (dispatcher.isEnded() || dispatcher.isDone()) {
                dispatcher.settled.signalAll();
                return;
            }
            startsUnderWay++;
        } finally {
            dispatcher.lock.unlock();
        }
        try {
            launch(slot);
        } finally {
            dispatcher.lock.lock();
            try {
                startsUnderWay--;
                dispatcher.settled.signalAll();
            } finally {
                dispatcher.lock.unlock();
            }
        }
    }

    private void launch(int slot) throws IOException {
        long requested = System.nanoTime();
        int number = recorder.workerRequested(slot, starter.name(), requested);
        Path pageFile = gate.newPage();
        ProgressPage page = ProgressPage.create(pageFile);
        String token = Gate.newToken();
        CompletableFuture<WorkerHandle> birth = new CompletableFuture<>();
        births.put(token, birth);
        try {
            Process process = starter.start(
                    new WorkerLaunch(gate.socket(), pageFile, token, options.classPath(), options.jvmArguments()));
            OutputPump output = new OutputPump(process, recorder, poolName + " worker " + (number + 1));
            recorder.workerBorn(number, process.pid(), ProcessHandle.current().pid());
            enlist(new WorkerHandle(slot, number, process, pageFile, page, requested, output), birth);
        } catch (IOException e) {
            births.remove(token);
            Files.deleteIfExists(pageFile);
            recorder.workerExited(number, 0, ExitReason.FAILED_TO_START, System.nanoTime());
            throw e;
        }
    }

    private void enlist(WorkerHandle worker, CompletableFuture<WorkerHandle> birth) {
        boolean tooLate;
        dispatcher.lock.lock();
        try {
            alive.add(worker);
            tooLate = dispatcher.isEnded();
        } finally {
            dispatcher.lock.unlock();
        }
        birth.complete(worker);
        CompletableFuture<Void> unused = worker.process.onExit().thenRun(() -> exitedBeforeGreeting(worker));
        if (tooLate) {
            terminate(worker);
        }
    }

    /** A worker has said its token; false if it is already known to be dead. */
    boolean greeted(WorkerHandle worker, Link link) {
        dispatcher.lock.lock();
        try {
            if (worker.state == WorkerHandle.State.GONE || worker.link != null) {
                return false;
            }
            worker.link = link;
            failedStarts = 0;
            return true;
        } finally {
            dispatcher.lock.unlock();
        }
    }

    /** Tells a worker to end as soon as it has nothing to do. */
    void quit(WorkerHandle worker, ExitReason reason) {
        dispatcher.lock.lock();
        try {
            worker.expected = reason;
        } finally {
            dispatcher.lock.unlock();
        }
        Link link = worker.link;
        if (link != null) {
            try {
                link.send(Link.frame(FrameType.QUIT));
            } catch (IOException e) {
                // It is dead already.
            }
        }
        killAfter(GRACE, worker);
    }

    void retire(WorkerHandle worker) {
        quit(worker, ExitReason.RETIRED);
        replace(worker.slot);
    }

    void terminateAll() {
        alive.forEach(this::terminate);
    }

    private void terminate(WorkerHandle worker) {
        worker.expected = ExitReason.POOL_TERMINATED;
        worker.process.destroy();
        killAfter(TERMINATION_GRACE, worker);
    }

    private void killAfter(Duration grace, WorkerHandle worker) {
        ScheduledFuture<?> unused =
                keeper.schedule(worker.process::destroyForcibly, grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Kills workers that take for ever to start; called by the keeper now and then. */
    void checkStarts() {
        long now = System.nanoTime();
        for (WorkerHandle worker : alive) {
            if (worker.link == null && now - worker.requestedNanos > START_LIMIT.toNanos()) {
                worker.process.destroyForcibly();
            }
        }
    }

    /**
     * A worker's process has ended and all that it sent was read. Whoever waits for the last worker is woken only when
     * its end is recorded and its replacement, if it needs one, is on the way.
     */
    void gone(WorkerHandle worker, int exitCode) {
        worker.output.drain();
        ExitReason reason;
        boolean broken;
        dispatcher.lock.lock();
        try {
            if (!alive.contains(worker)) {
                return;
            }
            boolean started = worker.link != null;
            reason = worker.expected != ExitReason.ALIVE
                    ? worker.expected
                    : started ? ExitReason.DIED : ExitReason.FAILED_TO_START;
            if (reason == ExitReason.FAILED_TO_START) {
                failedStarts++;
            }
            broken = failedStarts >= MOST_FAILED_STARTS;
        } finally {
            dispatcher.lock.unlock();
        }
        recorder.workerExited(worker.number, exitCode, reason, System.nanoTime());
        deletePage(worker);
        if (broken) {
            onBroken.accept("No worker could be started: the last one exited with code " + exitCode
                    + (worker.output.lastWords().isEmpty() ? "." : " and said: " + worker.output.lastWords()));
        } else if (reason == ExitReason.DIED || reason == ExitReason.FAILED_TO_START) {
            replace(worker.slot);
        }
        dispatcher.lock.lock();
        try {
            alive.remove(worker);
            dispatcher.settled.signalAll();
        } finally {
            dispatcher.lock.unlock();
        }
        onGone.run();
    }

    private void replace(int slot) {
        if (dispatcher.isEnded()) {
            return;
        }
        dispatcher.lock.lock();
        try {
            startsUnderWay++;
        } finally {
            dispatcher.lock.unlock();
        }
        keeper.execute(() -> {
            try {
                start(slot);
            } catch (IOException e) {
                onBroken.accept("No worker could be started: " + e.getMessage() + ".");
            } finally {
                dispatcher.lock.lock();
                try {
                    startsUnderWay--;
                    dispatcher.settled.signalAll();
                } finally {
                    dispatcher.lock.unlock();
                }
            }
        });
    }

    private void exitedBeforeGreeting(WorkerHandle worker) {
        dispatcher.lock.lock();
        try {
            if (worker.link != null) {
                return; // Its reader reads what it still sent, and then says that it is gone.
            }
            worker.state = WorkerHandle.State.GONE;
        } finally {
            dispatcher.lock.unlock();
        }
        dispatcher.left(worker, null);
        gone(worker, ExitCodes.of(worker.process.exitValue()));
    }

    private static void deletePage(WorkerHandle worker) {
        try {
            Files.deleteIfExists(worker.pageFile);
        } catch (IOException e) {
            // It goes with its folder.
        }
    }
}
