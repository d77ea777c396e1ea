package io.github.poolscope.ui.fx;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Trace;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/**
 * Makes frames on the monitor thread and shows the newest on the FX thread.
 *
 * <p>While a run is live, makes at most 30 frames a second, and fewer if a frame takes long: the monitor sleeps at
 * least nine times as long as it worked, because the cores belong to the workers. For a finished run, a frame is made
 * as soon as another part of it is requested, and only its timeline is computed anew; the monitor then rests three
 * times as long as that took, since drawing needs the processor, too. No frame is made while nothing has changed. Shared
 * data is immutable and published by volatile writes: the request by the FX thread, the frame by the monitor.
 */
public final class FramePump {
    private static final long MIN_NANOS = TimeUnit.MILLISECONDS.toNanos(33);
    private static final int REST_FACTOR = 9;
    /** The same between two pictures of a finished run, and the maximum of that pause. */
    private static final int STILL_REST_FACTOR = 3;

    private static final long MAX_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** What the FX thread requests; {@code showing} counts how often another run was shown, or the same one anew. */
    private record Wish(Recording recording, Viewport viewport, int showing) {}

    private final Consumer<Frame> show;
    private final Consumer<Throwable> broken;
    private final Thread monitor;
    private final AnimationTimer timer;
    private volatile @Nullable Wish wish;
    private volatile @Nullable Frame newest;
    private volatile boolean stopped;
    private @Nullable Frame shown;
    private int showings;

    /**
     * Creates a pump without a run.
     *
     * @param show receives each new frame, on the FX thread
     * @param broken is told, on the FX thread, that the run's pictures can't be made; once each time it is shown
     */
    public FramePump(Consumer<Frame> show, Consumer<Throwable> broken) {
        this.show = show;
        this.broken = broken;
        monitor = DaemonThreads.unstarted("monitor", this::makeFrames);
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                showNewest();
            }
        };
    }

    public void start() {
        monitor.start();
        timer.start();
    }

    public void stop() {
        stopped = true;
        timer.stop();
        LockSupport.unpark(monitor);
    }

    /** Shows another run, or the same one again in views that were cleared. */
    public void begin(Recording recording, Viewport viewport) {
        showings++;
        watch(recording, viewport);
    }

    /** Shows the same run at another instant, or through another viewport. */
    public void watch(Recording recording, Viewport viewport) {
        wish = new Wish(recording, viewport, showings);
        LockSupport.unpark(monitor);
    }

    /** Stops showing a run. */
    public void forget() {
        wish = null;
    }

    @SuppressWarnings("ReferenceEquality") // Identity shows whether this frame is the one on the screen.
    private void showNewest() {
        Frame frame = newest;
        Wish now = wish;
        if (frame != null && frame != shown && now != null && frame.recording() == now.recording()) {
            shown = frame;
            show.accept(frame);
        }
    }

    private void makeFrames() {
        Wish madeFor = null;
        long changes = -1;
        boolean madeWhileStill = false;
        int brokenSince = 0;
        OfferedChanges offered = new OfferedChanges();
        while (!stopped) {
            Wish now = wish;
            if (now == null) {
                LockSupport.park(this);
                continue;
            }
            if (madeFor == null || madeFor.showing() != now.showing()) {
                offered = new OfferedChanges();
            }
            Trace trace = now.recording().trace();
            boolean still = !trace.isLive();
            long seen = trace.changes();
            if (now.equals(madeFor) && still && madeWhileStill && seen == changes) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(200));
                continue;
            }
            long began = System.nanoTime();
            Frame before = newest;
            boolean unchanged = still && madeWhileStill && seen == changes;
            try {
                newest = before != null && unchanged && before.recording().equals(now.recording())
                        ? before.through(now.viewport())
                        : Frame.of(now.recording(), now.viewport(), offered);
            } catch (RuntimeException | Error e) {
                // Only reported, since the monitor thread must survive a run that can't be shown: it shows the next one
                // too.
                if (brokenSince != now.showing()) {
                    brokenSince = now.showing();
                    FxThread.later(() -> broken.accept(e));
                }
            }
            madeFor = now;
            changes = seen;
            madeWhileStill = still;
            long took = System.nanoTime() - began;
            if (!still) {
                LockSupport.parkNanos(this, Math.max(MIN_NANOS - took, took * REST_FACTOR));
            } else if (unchanged) {
                rest(Math.min(STILL_REST_FACTOR * took, MAX_REST_NANOS));
            }
        }
    }

    /** Leaves the processor to the threads that draw, while the wheel is turned or a panel is made wider. */
    private void rest(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !stopped; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
