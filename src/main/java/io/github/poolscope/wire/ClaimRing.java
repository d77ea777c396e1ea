package io.github.poolscope.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decides which side owns each task that was sent to a worker ahead of time.
 *
 * <p>A worker is sent more tasks than it can run at once, so that it never waits for the next one. So that no task
 * waits behind a long one, the main program may call back tasks that the worker has not begun. Both sides decide by one
 * atomic exchange in shared memory: the first one owns the task, without a message. A cell holds a task's number and
 * whether it was given, begun or called back.
 */
public final class ClaimRing {
    /** The maximum number of tasks sent to one worker and not begun. A power of two. */
    public static final int SLOTS = 4096;

    static final int SIZE = SLOTS * Long.BYTES;

    private static final long GIVEN = 1;
    private static final long BEGUN = 2;
    private static final long CALLED_BACK = 3;
    private static final VarHandle CELLS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer cells;

    ClaimRing(ByteBuffer cells) {
        this.cells = cells;
    }

    /** Marks a task as given, before it is sent. Main program only. */
    public void give(int slot, int task) {
        CELLS.setRelease(cells, slot * Long.BYTES, cell(task, GIVEN));
    }

    /** Claims a task for the worker; returns false if it was called back. */
    public boolean begin(int slot, int task) {
        return CELLS.compareAndSet(cells, slot * Long.BYTES, cell(task, GIVEN), cell(task, BEGUN));
    }

    /** Claims a task back for the main program; returns false if it was begun. */
    public boolean callBack(int slot, int task) {
        return CELLS.compareAndSet(cells, slot * Long.BYTES, cell(task, GIVEN), cell(task, CALLED_BACK));
    }

    /** Returns whether the worker has begun a task. */
    public boolean isBegun(int slot, int task) {
        return (long) CELLS.getAcquire(cells, slot * Long.BYTES) == cell(task, BEGUN);
    }

    private static long cell(int task, long state) {
        return ((long) task << 2) | state;
    }
}
