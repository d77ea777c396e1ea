package io.github.poolscope.start;

import io.github.poolscope.wire.Ticket;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes that are up and wait for a pool, so that a worker is there as fast as its ticket is written.
 *
 * <p>New spares are started a while after the last one was taken, so that they don't compete for the processors with
 * those that have just gone to work. Spares that nobody has taken for a minute are let go. Safe for any thread.
 */
final class Spares implements Closeable {
    /** More warm processes than this are not worth their memory. */
    static final int MOST = 8;

    private static final long REFILL_AFTER_MILLIS = 300;
    private static final long IDLE_SECONDS = 60;

    private final WorkerSetup setup;
    private final ArrayDeque<Process> ready = new ArrayDeque<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "spares");
        thread.setDaemon(true);
        return thread;
    });
    private int wanted;
    private boolean closed;
    private @Nullable ScheduledFuture<?> refill;
    private @Nullable ScheduledFuture<?> release;

    Spares(WorkerSetup setup) {
        this.setup = setup;
    }

    /** So many will be wanted at once from now on. */
    synchronized void expect(int workers) {
        wanted = Math.max(wanted, Math.min(workers, MOST));
    }

    /** A process that waits for its ticket: a spare, or else a new one. */
    Process take() throws IOException {
        Process spare = next();
        return spare != null ? spare : setup.process().start();
    }

    /** Gives a process its pool; one that is dead by now is found out by whoever waits for it to get ready. */
    static void handOver(Process process, Ticket ticket) {
        try (OutputStream input = process.getOutputStream()) {
            ticket.write(input);
        } catch (IOException e) {
            // Its exit tells.
        }
    }

    private synchronized @Nullable Process next() {
        scheduleRefill();
        Process spare = ready.poll();
        while (spare != null && !spare.isAlive()) {
            spare = ready.poll();
        }
        return spare;
    }

    private void scheduleRefill() {
        cancel(refill);
        cancel(release);
        if (closed) {
            return;
        }
        refill = clock.schedule(this::refill, REFILL_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        release = clock.schedule(this::release, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    private static void cancel(@Nullable ScheduledFuture<?> planned) {
        if (planned != null) {
            planned.cancel(false);
        }
    }

    private void refill() {
        try {
            while (isShort()) {
                add(setup.spare().start());
            }
        } catch (IOException e) {
            // Whoever needs a worker next learns it when there is no other.
        }
    }

    private synchronized boolean isShort() {
        ready.removeIf(spare -> !spare.isAlive());
        return !closed && ready.size() < wanted;
    }

    private synchronized void add(Process spare) {
        if (closed) {
            dismiss(spare);
        } else {
            ready.add(spare);
        }
    }

    private synchronized void release() {
        ready.forEach(Spares::dismiss);
        ready.clear();
        wanted = 0;
    }

    /** A spare whose input ends without a ticket ends as well. */
    private static void dismiss(Process spare) {
        try {
            spare.getOutputStream().close();
        } catch (IOException e) {
            spare.destroyForcibly();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        ready.forEach(Spares::dismiss);
        ready.clear();
        clock.shutdownNow();
    }
}
