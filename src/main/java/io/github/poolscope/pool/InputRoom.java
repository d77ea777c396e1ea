package io.github.poolscope.pool;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many items of a lazy call may be read: those that were read and not delivered fit into a window. Guarded by the
 * call's lock, but for {@link #delivered} and {@link #outstanding}.
 */
final class InputRoom {
    /**
     * The thread that reads the input is woken when one part in this many of a large window is free, not for each
     * taskel.
     */
    private static final int WAKING_PART = 8;

    private static final int LARGE_WINDOW = 512;

    private final ReadAheadLimit window;
    private final AtomicInteger taken = new AtomicInteger();
    /** How many taskels may be read in total; after the end of the input, how many were read. */
    private volatile int submitted;
    /** How much of the window must be free to wake the thread that reads the input; maximum if it does not wait. */
    private volatile int roomWanted = Integer.MAX_VALUE;

    InputRoom(ReadAheadLimit window) {
        this.window = window;
    }

    /** The thread that reads the input will wait for room for {@code size} taskels. */
    void want(int size) {
        window.follow(taken.get());
        roomWanted = Math.max(size, window.size() < LARGE_WINDOW ? 1 : window.size() / WAKING_PART);
    }

    boolean isTooSmallFor(int size) {
        return outstanding() > 0 && window.size() - outstanding() < size;
    }

    /** The thread that reads the input no longer waits. */
    void wantNone() {
        roomWanted = Integer.MAX_VALUE;
    }

    /** Takes room for whole tasks of {@code size} taskels; returns for how many taskels. */
    int take(int size) {
        int room = Math.max(size, (window.size() - outstanding()) / size * size);
        submitted += room;
        return room;
    }

    void giveBack(int unused) {
        submitted -= unused;
    }

    /** Returns the number of taskels that were read, or may be, and were not delivered. */
    int outstanding() {
        return submitted - taken.get();
    }

    /** Counts a taskel that is delivered; returns whether threads that wait should look again. */
    boolean delivered(boolean inputEnded) {
        taken.incrementAndGet();
        return window.size() - outstanding() >= roomWanted
                || (outstanding() == 0 && (inputEnded || roomWanted != Integer.MAX_VALUE));
    }
}
