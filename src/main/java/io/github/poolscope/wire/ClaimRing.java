package io.github.poolscope.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Whose each task is that was sent to a worker ahead of its turn.
 *
 * <p>A worker is sent more than it can do at once, so that it never waits for the next task; so that no task waits
 * behind a long one either, the main program may call back what the worker has not begun. Both settle it by one atomic
 * exchange in memory that they share: the side that comes first has the task, without a word on the wire. A cell holds
 * a task's number and whether it was given, begun or called back.
 */
public final class ClaimRing {
    /** How many tasks may be on their way to one worker. A power of two. */
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

    /** The main program gives a task; before it is sent. */
    public void give(int slot, int task) {
        CELLS.setRelease(cells, slot * Long.BYTES, cell(task, GIVEN));
    }

    /** The worker wants to begin a task; false if it was called back. */
    public boolean begin(int slot, int task) {
        return CELLS.compareAndSet(cells, slot * Long.BYTES, cell(task, GIVEN), cell(task, BEGUN));
    }

    /** The main program wants a task back; false if it was begun. */
    public boolean callBack(int slot, int task) {
        return CELLS.compareAndSet(cells, slot * Long.BYTES, cell(task, GIVEN), cell(task, CALLED_BACK));
    }

    /** Whether the worker has begun a task. */
    public boolean isBegun(int slot, int task) {
        return (long) CELLS.getAcquire(cells, slot * Long.BYTES) == cell(task, BEGUN);
    }

    private static long cell(int task, long state) {
        return ((long) task << 2) | state;
    }
}
