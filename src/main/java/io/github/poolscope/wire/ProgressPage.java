package io.github.poolscope.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A page of memory that a worker shares with the main program, in which it notes each taskel as it begins.
 *
 * <p>It costs the worker three stores a taskel and no system call; it outlives the worker, however that dies; and the
 * main program may look whenever it likes. So a taskel is drawn while it runs, and when a worker is killed it is known
 * exactly which taskel it had begun.
 *
 * <pre>
 *  0  long  how many taskels were begun (n), stored last
 *  8  slot n even: int task, int offset, long started
 * 24  slot n odd:  the same; the slot of n is not touched until n + 2
 * </pre>
 */
public final class ProgressPage {
    private static final int SIZE = 4096;
    private static final int FIRST_SLOT = 8;
    private static final int SLOT_SIZE = 16;
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer page;
    private long begun;

    private ProgressPage(ByteBuffer page) {
        this.page = page.order(ByteOrder.nativeOrder());
    }

    /** What a worker was last seen to begin. */
    public record Begun(int task, int offset, long startedNanos) {}

    /** Makes the file and maps it. */
    public static ProgressPage create(Path file) throws IOException {
        return map(file, StandardOpenOption.CREATE_NEW);
    }

    /** Maps the file that the main program made. */
    public static ProgressPage open(Path file) throws IOException {
        return map(file, StandardOpenOption.WRITE);
    }

    private static ProgressPage map(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, how)) {
            return new ProgressPage(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
        }
    }

    /** Notes that a taskel begins. One thread of the worker only. */
    public void begin(int task, int offset, long startedNanos) {
        long next = begun + 1;
        int slot = slot(next);
        LONGS.setOpaque(page, slot, ((long) task << 32) | (offset & 0xFFFFFFFFL));
        LONGS.setOpaque(page, slot + 8, startedNanos);
        LONGS.setRelease(page, 0, next);
        begun = next;
    }

    /** The taskel that the worker began last, if any. Any thread of the main program. */
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
