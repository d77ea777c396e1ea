package io.github.poolscope.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Small pieces of memory outside the heap, as the pages of workers are. jcstress makes millions of states, each with a
 * piece of its own; a piece comes around again long after its state has been thrown away.
 */
final class SharedMemory {
    private static final int PIECE = 128;
    private static final int PIECES = 1 << 17;
    private static final ByteBuffer ALL = ByteBuffer.allocateDirect(PIECE * PIECES);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private SharedMemory() {}

    /** A piece of 128 bytes, all zero. */
    static ByteBuffer piece() {
        int number = NEXT.getAndIncrement() & (PIECES - 1);
        ByteBuffer piece = ALL.slice(number * PIECE, PIECE).order(ByteOrder.nativeOrder());
        for (int i = 0; i < PIECE; i += Long.BYTES) {
            piece.putLong(i, 0);
        }
        return piece;
    }
}
