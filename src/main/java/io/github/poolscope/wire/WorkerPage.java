package io.github.poolscope.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The memory that a worker shares with the main program: a file that both map. Data written there is visible
 * without a system call, and outlives the worker, however it dies.
 *
 * <pre>
 *      0  {@link ProgressPage}: the taskel that the worker is running
 *   4096  {@link ClaimRing}: who owns each task sent to the worker
 *  36864  {@link Outbox}: results that the worker has not sent yet
 * </pre>
 */
public final class WorkerPage {
    private static final int PROGRESS = 4096;

    /** The size in bytes. */
    public static final int SIZE = PROGRESS + ClaimRing.SIZE + Outbox.SIZE;

    private final ByteBuffer memory;
    private final ProgressPage progress;
    private final ClaimRing claims;
    private final Outbox outbox;

    private WorkerPage(ByteBuffer memory) {
        this.memory = memory;
        ByteBuffer page = memory.order(ByteOrder.nativeOrder());
        progress = new ProgressPage(slice(page, 0, PROGRESS));
        claims = new ClaimRing(slice(page, PROGRESS, ClaimRing.SIZE));
        outbox = new Outbox(slice(page, PROGRESS + ClaimRing.SIZE, Outbox.SIZE));
    }

    /**
     * Creates the file and maps it. All of it is written first: a sparse file would get its blocks when the memory is
     * first accessed, and without disk space a signal would then end the JVM, or one of its threads.
     *
     * <p>May be called by an interrupted thread: the interrupt, which would close the file, is deferred until the file
     * is complete.
     *
     * @throws IOException if there is no space for it, or the file can't be created; then there is no file
     */
    public static WorkerPage create(Path file) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return createOnce(file);
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static WorkerPage createOnce(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(SIZE);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            return map(channel);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Maps the file that the main program created. */
    public static WorkerPage open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return map(channel);
        }
    }

    /** Returns the same memory for another worker, all zero, once the worker that used it has ended. */
    public WorkerPage again() {
        memory.put(0, new byte[SIZE]);
        return new WorkerPage(memory);
    }

    /** Returns a page that is not shared, for a worker's warm-up. */
    public static WorkerPage alone() {
        return new WorkerPage(ByteBuffer.allocateDirect(SIZE));
    }

    public ProgressPage progress() {
        return progress;
    }

    public ClaimRing claims() {
        return claims;
    }

    public Outbox outbox() {
        return outbox;
    }

    private static WorkerPage map(FileChannel channel) throws IOException {
        return new WorkerPage(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
    }

    private static ByteBuffer slice(ByteBuffer page, int from, int size) {
        return page.slice(from, size).order(ByteOrder.nativeOrder());
    }
}
