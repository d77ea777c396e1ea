package io.github.poolscope.ui.fx;

import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.trace.Trace;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes in the background what a view shows of a trace, one job at a time. A job for what is not wanted any more is
 * cancelled, and the next one begins when it has ended; the user can stop a job. While the run is live, jobs are repeated
 * after pauses. FX thread only.
 *
 * @param <W> what a view can want; two that are equal need the same job
 */
public final class LatestJob<W> {
    private static final long MIN_NANOS = 500_000_000;
    /** While a run is live, at most one part in this many of the time is spent on jobs. */
    private static final int REST_FACTOR = 10;

    private final Executor background;
    private final BusyBar busy;
    private final Work<W> work;
    private final Supplier<Optional<W>> wanted;
    private final LongSupplier clock;
    private Optional<Job<W>> running = Optional.empty();
    /** What the user has stopped. */
    private Optional<W> stopped = Optional.empty();

    private long nextAt;
    private long changesShown = -1;

    /** What the jobs of a view do. */
    public interface Work<W> {
        Trace trace(W wanted);

        /** Returns what shows the wanted at once, without work; empty if it has to be made. FX thread. */
        default Optional<Runnable> atOnce(W wanted) {
            return Optional.empty();
        }

        /** Returns what is being done and how far it is, in a few words. FX thread. */
        String says(W wanted, WorkProgress progress);

        /**
         * Does the work, and returns what shows its result on the FX thread. Called in the background.
         *
         * @throws CancellationException if {@code progress} was cancelled
         */
        Runnable make(W wanted, WorkProgress progress);

        /** Says that the user has stopped the work. FX thread. */
        void cancelled(W wanted);
    }

    private record Job<W>(W wanted, WorkProgress progress, long changes, long began) {}

    /**
     * Creates it without a job.
     *
     * @param busy shows the job, and has a button that stops it
     * @param wanted returns what the view wants now; empty if nothing
     */
    public LatestJob(Executor background, BusyBar busy, Supplier<Optional<W>> wanted, Work<W> work) {
        this(background, busy, wanted, work, System::nanoTime);
    }

    LatestJob(Executor background, BusyBar busy, Supplier<Optional<W>> wanted, Work<W> work, LongSupplier clock) {
        this.clock = clock;
        this.background = background;
        this.busy = busy;
        this.wanted = wanted;
        this.work = work;
    }

    /**
     * Called at each frame: begins a job if the trace has changed and, while it is live, the last job is long enough ago.
     *
     * @param otherRun whether the frame is of another run than the one before
     */
    public void follow(Trace trace, boolean otherRun) {
        boolean due = !trace.isLive() || clock.getAsLong() >= nextAt;
        if (otherRun || (due && trace.changes() != changesShown)) {
            begin();
        }
    }

    /** Begins a job since something else is wanted, or wanted again after the user has stopped it. */
    public void beginAnew() {
        stopped = Optional.empty();
        begin();
    }

    /** Cancels the job; nothing is shown. */
    public void clear() {
        stopped = Optional.empty();
        changesShown = -1;
        running.ifPresent(job -> job.progress().cancel());
    }

    private void begin() {
        Optional<W> now = wanted.get();
        if (running.isPresent()) {
            if (now.isPresent() && !running.get().wanted().equals(now.get())) {
                running.get().progress().cancel();
            }
        } else if (now.isPresent() && !now.equals(stopped)) {
            begin(now.get());
        }
    }

    private void begin(W now) {
        long changes = work.trace(now).changes();
        Optional<Runnable> show = work.atOnce(now);
        if (show.isPresent()) {
            shows(changes, clock.getAsLong());
            show.get().run();
            return;
        }
        WorkProgress progress = new WorkProgress();
        Job<W> job = new Job<>(now, progress, changes, clock.getAsLong());
        running = Optional.of(job);
        busy.begin(() -> work.says(now, progress), () -> {
            stopped = Optional.of(now);
            progress.cancel();
        });
        background.execute(() -> {
            Runnable made = () -> {};
            try {
                made = work.make(now, progress);
            } catch (CancellationException e) {
                made = () -> work.cancelled(now);
            } finally {
                Runnable end = made;
                FxThread.later(() -> ended(job, end));
            }
        });
    }

    private void shows(long changes, long began) {
        long now = clock.getAsLong();
        nextAt = now + Math.max(MIN_NANOS, (now - began) * REST_FACTOR);
        changesShown = changes;
    }

    /** Called when a job has ended, also with an error: its result is shown unless something else is wanted by now. */
    private void ended(Job<W> job, Runnable show) {
        running = Optional.empty();
        busy.end();
        if (!wanted.get().equals(Optional.of(job.wanted()))) {
            begin();
            return;
        }
        shows(job.changes(), job.began());
        show.run();
        Trace trace = work.trace(job.wanted());
        if (!trace.isLive() && trace.changes() != job.changes()) {
            begin(); // At once, as there may be no further frame.
        }
    }
}
