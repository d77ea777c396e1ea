package io.github.poolscope.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A copy of the results that a worker has not sent yet, in memory that outlives it: results of short taskels share
 * a frame, and no result is lost with a worker that dies.
 *
 * <pre>
 *  0  long  number of the frame being filled, from 0, in the upper half; the number of its bytes in the lower
 *  8        those bytes
 * </pre>
 */
public final class Outbox {
    static final int SIZE = 1 << 17;

    private static final int HEADER = Long.BYTES;
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer page;
    private int frame;
    private int size;
    private boolean full;

    Outbox(ByteBuffer page) {
        this.page = page;
    }

    /**
     * Copies the frame's contents from {@code from} on. What does not fit is not copied, nor is anything after it.
     * Worker only.
     */
    public void copy(Encoder source, int from) {
        int length = source.size() - from;
        if (full || HEADER + size + length > SIZE) {
            full = true;
            return;
        }
        page.put(HEADER + size, source.buffer(), from, length);
        size += length;
        publish();
    }

    /** Called when the frame has been sent; the next one is empty. */
    public void sent() {
        frame++;
        size = 0;
        full = false;
        publish();
        VarHandle.releaseFence(); // Before the next frame is written over it.
    }

    private void publish() {
        LONGS.setRelease(page, 0, ((long) frame << 32) | size);
    }

    /**
     * Returns the results that a worker left which is dead, or considered dead; nothing if it is alive and sends the
     * frame meanwhile.
     *
     * @param received the number of result frames received from it
     */
    public Optional<Decoder> left(int received) {
        long head = (long) LONGS.getAcquire(page, 0);
        int length = (int) head;
        if (frame(head) != received || length <= 0 || length > SIZE - HEADER) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        page.get(HEADER, bytes);
        VarHandle.acquireFence();
        boolean sentMeanwhile = frame((long) LONGS.getOpaque(page, 0)) != received;
        return sentMeanwhile ? Optional.empty() : Optional.of(new Decoder(bytes));
    }

    private static int frame(long head) {
        return (int) (head >>> 32);
    }
}
