package io.github.poolscope.start;

import io.github.poolscope.concurrent.DaemonThreads;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Workers that are started, warm and connected before a pool needs them.
 *
 * <p>They are started when a need is announced, one or two at a time, and only after no spare has been taken for a
 * while, so that they don't compete for processors with workers that have just started working. A spare that is not
 * used for a minute is ended, and so are all at the end of the program. Thread-safe.
 */
final class SpareWorkers implements Closeable {
    /** The maximum; more warm processes are not worth their memory. */
    static final int MAX = 8;

    private static final long QUIET_MILLIS = 300;
    private static final long IDLE_SECONDS = 60;
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final Set<SpareWorkers> ALL = ConcurrentHashMap.newKeySet();
    private static volatile boolean programEnds;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(SpareWorkers::endWithTheProgram, "spares exit"));
        } catch (IllegalStateException e) {
            programEnds = true;
        }
    }

    /** How to start a worker. */
    interface Launcher {
        /**
         * Starts a worker.
         *
         * @param warm whether it warms up before it connects
         * @param classes the names of classes to load at the start
         */
        StartedWorker launch(boolean warm, Set<String> classes) throws IOException;
    }

    private final Launcher launcher;
    /** In the order of their start; the first ones are connected first. */
    private final List<StartedWorker> spares = new ArrayList<>();

    private final List<Waiting> waiting = new ArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("spares"));
    private int wanted;
    private volatile Set<String> classes = Set.of();
    private boolean closed;
    private @Nullable ScheduledFuture<?> refill;
    private @Nullable ScheduledFuture<?> release;

    /** A caller that waits until {@code workers} spares are ready. */
    private record Waiting(int workers, CompletableFuture<Void> reached) {}

    SpareWorkers(Launcher launcher) {
        this.launcher = launcher;
        ALL.add(this);
        closed = programEnds;
    }

    /** Ends all spares when the program ends. */
    private static void endWithTheProgram() {
        programEnds = true;
        ALL.forEach(SpareWorkers::close);
    }

    /** Announces that {@code workers} workers will soon be needed at once, probably with those classes. */
    synchronized void expect(int workers, Set<String> likely) {
        if (!likely.isEmpty()) {
            classes = likely;
        }
        wanted = Math.max(wanted, Math.min(workers, MAX));
        schedule(QUIET_MILLIS);
    }

    /**
     * Starts {@code workers} spares now; the future completes when they are ready, or exceptionally if they can't be.
     */
    synchronized CompletableFuture<Void> prepare(int workers) {
        wanted = Math.max(wanted, Math.min(workers, MAX));
        CompletableFuture<Void> reached = new CompletableFuture<>();
        if (closed) {
            reached.completeExceptionally(new IOException("the spares were released meanwhile"));
        } else {
            waiting.add(new Waiting(Math.min(workers, MAX), reached));
            schedule(0);
        }
        return reached;
    }

    /** Returns the spare that will be ready first, or a new worker. */
    StartedWorker take() throws IOException {
        StartedWorker spare = next();
        return spare != null ? spare : launcher.launch(false, Set.of());
    }

    private synchronized @Nullable StartedWorker next() {
        removeDead();
        StartedWorker best = null;
        for (StartedWorker spare : spares) {
            if (best == null || (spare.isConnected() && !best.isConnected())) {
                best = spare;
            }
        }
        if (best != null) {
            spares.remove(best);
        }
        wanted = waiting.stream().mapToInt(Waiting::workers).max().orElse(0);
        if (refill != null && !refill.isDone()) {
            schedule(QUIET_MILLIS);
        }
        return best;
    }

    synchronized boolean isHoldingAny() {
        return !spares.isEmpty();
    }

    private void removeDead() {
        for (Iterator<StartedWorker> all = spares.iterator(); all.hasNext(); ) {
            StartedWorker spare = all.next();
            if (!spare.process().isAlive()) {
                all.remove();
                spare.release(); // Its last output must still be read.
            }
        }
    }

    private void schedule(long millis) {
        cancel(refill);
        cancel(release);
        if (closed) {
            return;
        }
        refill = clock.schedule(this::refill, millis, TimeUnit.MILLISECONDS);
        release = clock.schedule(this::release, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    private static void cancel(@Nullable ScheduledFuture<?> planned) {
        if (planned != null) {
            planned.cancel(false);
        }
    }

    /** Starts missing spares; called again when one of them is ready. */
    private void refill() {
        try {
            while (isShort()) {
                add(launcher.launch(true, classes));
            }
        } catch (IOException | RuntimeException | Error e) {
            giveUp(e); // The error is reported when a worker is needed and there is no spare.
        }
    }

    private synchronized boolean isShort() {
        removeDead();
        long ready = spares.stream().filter(StartedWorker::isConnected).count();
        waiting.removeIf(one -> one.workers <= ready && one.reached.complete(null));
        return !closed && spares.size() < wanted && spares.size() - ready < AT_ONCE;
    }

    private void add(StartedWorker spare) {
        boolean tooLate;
        synchronized (this) {
            tooLate = closed;
            if (!closed) {
                spares.add(spare);
            }
        }
        if (tooLate) {
            spare.dismiss();
            return;
        }
        CompletableFuture<Void> unused = spare.connection().handle((connection, error) -> {
            if (error != null) {
                giveUp(whyNotStarted(spare, error));
            }
            again();
            return null;
        });
    }

    private static IOException whyNotStarted(StartedWorker spare, Throwable error) {
        try {
            OutputPump output = new OutputPump(spare.process(), (pid, onError, line, nanoTime) -> {}, "failed spare");
            output.start();
            output.drain();
            return new IOException(error.getMessage() + output.whyNotStarted(), error);
        } catch (RuntimeException | Error e) { // There is no thread to read its output.
            return new IOException(error.getMessage(), error);
        }
    }

    private synchronized void again() {
        if (!closed) {
            clock.execute(this::refill);
        }
    }

    /** Stops trying, since the error would occur again. */
    private synchronized void giveUp(Throwable why) {
        wanted = 0;
        waiting.forEach(one -> one.reached.completeExceptionally(why));
        waiting.clear();
    }

    private synchronized void release() {
        spares.forEach(StartedWorker::dismiss);
        spares.clear();
        wanted = 0;
    }

    @Override
    public synchronized void close() {
        ALL.remove(this);
        closed = true;
        release();
        giveUp(new IOException("the spares were released meanwhile"));
        clock.shutdownNow();
    }
}
