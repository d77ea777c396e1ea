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
 * Workers that are up, warm and connected before a pool needs them.
 *
 * <p>They are started when somebody says that they will be wanted, one or two at a time, and not before a while has
 * passed in which none was taken, so that they don't compete for the processors with those that have just gone to work.
 * Those that nobody has taken for a minute are let go, and all when the program ends. Safe for any thread.
 */
final class SpareWorkers implements Closeable {
    /** More warm processes than this are not worth their memory. */
    static final int MOST = 8;

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

    /** How a worker is started. */
    interface Launcher {
        /**
         * Starts one.
         *
         * @param warm whether it is to rehearse before it connects
         * @param classes what it is to load before
         */
        StartedWorker launch(boolean warm, Set<String> classes) throws IOException;
    }

    private final Launcher launcher;
    /** In the order of their start; those in front are connected first. */
    private final List<StartedWorker> spares = new ArrayList<>();

    private final List<Waiting> waiting = new ArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("spares"));
    private int wanted;
    private volatile Set<String> classes = Set.of();
    private boolean closed;
    private @Nullable ScheduledFuture<?> refill;
    private @Nullable ScheduledFuture<?> release;

    /** Somebody who waits until that many workers are ready. */
    private record Waiting(int workers, CompletableFuture<Void> reached) {}

    SpareWorkers(Launcher launcher) {
        this.launcher = launcher;
        ALL.add(this);
        closed = programEnds;
    }

    /** Nobody will take them any more. */
    private static void endWithTheProgram() {
        programEnds = true;
        ALL.forEach(SpareWorkers::close);
    }

    /** That many will be wanted at once before long, and will probably need those classes. */
    synchronized void expect(int workers, Set<String> likely) {
        if (!likely.isEmpty()) {
            classes = likely;
        }
        wanted = Math.max(wanted, Math.min(workers, MOST));
        schedule(QUIET_MILLIS);
    }

    /** Starts that many now; completes when they are ready, or with the reason why they can't be. */
    synchronized CompletableFuture<Void> prepare(int workers) {
        wanted = Math.max(wanted, Math.min(workers, MOST));
        CompletableFuture<Void> reached = new CompletableFuture<>();
        if (closed) {
            reached.completeExceptionally(new IOException("the spares were released meanwhile"));
        } else {
            waiting.add(new Waiting(Math.min(workers, MOST), reached));
            schedule(0);
        }
        return reached;
    }

    /** The spare that will be of use first, or else a new worker. */
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
                spare.release(); // What it said of its end is still to be read.
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

    /** Starts what is missing, and comes again when one of those is ready. */
    private void refill() {
        try {
            while (isShort()) {
                add(launcher.launch(true, classes));
            }
        } catch (IOException | RuntimeException | Error e) {
            giveUp(e); // Who needs a worker next learns it when there is no other.
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
        } catch (RuntimeException | Error e) { // No thread is left to read what it said.
            return new IOException(error.getMessage(), error);
        }
    }

    private synchronized void again() {
        if (!closed) {
            clock.execute(this::refill);
        }
    }

    /** What went wrong once would go wrong again. */
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
