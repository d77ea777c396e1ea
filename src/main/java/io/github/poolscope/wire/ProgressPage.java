package io.github.poolscope.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The memory in which a worker records the beginning of each taskel.
 *
 * <p>It costs the worker three stores per taskel, and the main program can read it at any time. So a taskel is
 * shown while it runs, and when a worker is killed, the main program knows exactly which taskel it had begun.
 *
 * <pre>
 *  0  long  the number of taskels begun (n), stored last
 *  8  slot n even: int task, int offset, long started
 * 24  slot n odd:  the same; the slot of n is not changed until n + 2
 * </pre>
 */
public final class ProgressPage {
    private static final int FIRST_SLOT = 8;
    private static final int SLOT_SIZE = 16;
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer page;
    private long begun;

    ProgressPage(ByteBuffer page) {
        this.page = page;
    }

    /** The taskel that a worker began last. */
    public record Begun(int task, int offset, long startedNanos) {}

    /** Records the beginning of a taskel. On one thread of the worker only. */
    public void begin(int task, int offset, long startedNanos) {
        long next = begun + 1;
        int slot = slot(next);
        // A reader that finds the slot changed, which holds the taskel before the last, must find the number changed.
        VarHandle.releaseFence();
        LONGS.setOpaque(page, slot, ((long) task << 32) | (offset & 0xFFFFFFFFL));
        LONGS.setOpaque(page, slot + 8, startedNanos);
        LONGS.setRelease(page, 0, next);
        begun = next;
    }

    /** Returns the taskel that the worker began last, if any. Any thread of the main program. */
    public Optional<Begun> last() {
        while (true) {
            long before = (long) LONGS.getAcquire(page, 0);
            if (before == 0) {
                return Optional.empty();
            }
            int slot = slot(before);
            long place = (long) LONGS.getAcquire(page, slot);
            long started = (long) LONGS.getAcquire(page, slot + 8);
            long after = (long) LONGS.getAcquire(page, 0);
            if (after == before) {
                return Optional.of(new Begun((int) (place >>> 32), (int) place, started));
            }
        }
    }

    private static int slot(long number) {
        return FIRST_SLOT + (int) (number & 1) * SLOT_SIZE;
    }
}
