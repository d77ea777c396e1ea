package io.github.poolscope.pool;

import java.util.function.LongSupplier;

/**
 * Decides how many tasks a worker is given ahead, which worker is stuck, and which tasks are called back from which
 * worker. Uses only numbers and a clock; times are in nanoseconds of that clock.
 *
 * <p>A task given ahead saves its worker a round trip of some 50 µs. It costs nothing while all workers are busy. It
 * must be called back if its worker is stuck at a long task, since what waits after that is older than what waits in
 * the queue, or if another worker is idle.
 */
final class DispatchPolicy {
    /** 2 ms: a worker that has reported nothing for this long was given too much, unless that is usual for its tasks. */
    static final long STUCK_NANOS = 2_000_000;
    /** A worker may be silent for this many usual tasks, but not for longer than {@link #LONG_NANOS}. */
    private static final int USUAL_TASKS = 4;

    private static final long LONG_NANOS = 30_000_000;

    /** 1 s: a worker that has begun no task for this long is stopped, or hangs. */
    private static final long SILENT_NANOS = 1_000_000_000;

    /**
     * The bytes that one more task takes in a socket's buffer besides its items: the system counts a separate frame.
     */
    private static final int FRAME_BYTES = 1024;
    /** A worker from which everything was called back is given no more until at most this many bytes are unread. */
    private static final int MAX_UNREAD = TaskSender.FITS_SOCKET / 2;

    private static final long WORTH_SHARING_NANOS = 200_000;

    /** A worker that has tasks is given more only if that is at least one part in this many of what it has. */
    private static final int ENOUGH_PART = 3;

    private final int cores;
    private final LongSupplier clock;

    /** @param clock nanoseconds since any instant */
    DispatchPolicy(int cores, LongSupplier clock) {
        this.cores = cores;
        this.clock = clock;
    }

    /** What happens to the tasks that a worker has not begun, while another worker is idle. */
    enum Sharing {
        /** It is stuck: all of them are called back. */
        ALL,
        /** It is not stuck, but has enough to share: the later half of them is called back. */
        HALF,
        /** They are not worth calling back yet; look again after {@link #STUCK_NANOS}. */
        LATER,
        /** It has none. */
        NONE
    }

    long now() {
        return clock.getAsLong();
    }

    /**
     * Returns how many more tasks a worker is given; 0 if it has enough.
     *
     * @param ahead how many tasks of that length a worker is to have at once, see {@link ServiceTime#tasksAhead}
     * @param had how many it has
     * @param queued how many wait in the queue
     * @param workers how many workers the pool is to have
     * @param fed whether calls are still submitting, so that the queue will get longer
     * @param leftOfLife how many more tasks the worker may do before it retires, those that it has included
     */
    int tasksToGive(int ahead, int had, int queued, int workers, boolean fed, int leftOfLife) {
        if (had > ahead / 2) {
            return 0;
        }
        int shares = fed ? workers : 2 * workers;
        int more = Math.min(ahead - had, Math.max(1, queued / shares));
        more = Math.min(more, leftOfLife - had);
        if (more * ENOUGH_PART < had) {
            return 0; // More will have come when it reports next: few large frames cost less than many small ones.
        }
        return Math.max(more, 0);
    }

    /** Returns whether a task fits the socket's buffer behind what its worker may not have read yet, all in bytes. */
    boolean fits(long unread, long inFlight, long task) {
        return unread + inFlight + task <= TaskSender.FITS_SOCKET;
    }

    /** Returns how many bytes of its socket's buffer a task uses that was called back before its worker has read it. */
    long unreadBytes(int itemBytes) {
        return (long) itemBytes + FRAME_BYTES;
    }

    /**
     * Returns whether a worker from which everything was called back may be given tasks at once; if not, it is
     * first asked
     * whether it is alive.
     *
     * @param unread how much it may not have read, in bytes
     */
    boolean isTrusted(long unread, long quietSince, int workers) {
        return unread <= MAX_UNREAD && !isStuck(quietSince, 0, workers);
    }

    /**
     * Returns whether a worker takes so long for its current task that it should not have been given more. Being
     * without a task ahead costs a worker a fraction of a millisecond, which is little after a long task.
     *
     * @param quietSince when it was given a task while it was idle, or has last reported that a task was done
     * @param taskNanos the usual duration of its tasks
     * @param workers the number of workers
     */
    boolean isStuck(long quietSince, long taskNanos, int workers) {
        // Workers that share a core take turns: a silent one may just not have had its own.
        long least = STUCK_NANOS * Math.max(1, workers / cores);
        long patience = Math.min(Math.max(LONG_NANOS, least), Math.max(least, USUAL_TASKS * taskNanos));
        return now() - quietSince > patience;
    }

    /** Returns whether a worker seems not to run at all. */
    boolean isSilent(long quietSince) {
        return now() - quietSince > SILENT_NANOS;
    }

    /** Decides what a busy worker with that many tasks shares with an idle one; see {@link #isStuck} for the times. */
    Sharing share(int tasks, long quietSince, long taskNanos, int workers) {
        if (tasks < 2) {
            return Sharing.NONE;
        }
        if (isStuck(quietSince, taskNanos, workers)) {
            return Sharing.ALL;
        }
        return taskNanos * tasks > WORTH_SHARING_NANOS ? Sharing.HALF : Sharing.LATER;
    }
}
