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
 * The memory that a worker shares with the main program: a file that both map. What is written there needs no system
 * call to be seen, and outlives the worker, however that dies.
 *
 * <pre>
 *      0  {@link ProgressPage}: the taskel that the worker is at
 *   4096  {@link ClaimRing}: whose each task is that was sent to it
 *  36864  {@link Outbox}: results that it has not sent yet
 * </pre>
 */
public final class WorkerPage {
    private static final int PROGRESS = 4096;

    /** In bytes. */
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
     * Makes the file and maps it. All of it is written first: a file with holes would take its blocks when the memory is
     * first touched, and one that the disk has not then ends the JVM, or a thread of its, by a signal.
     *
     * <p>May be called by a thread that is interrupted: that would close the file, so it is put off until it is made.
     *
     * @throws IOException if there is no space for it, or the file can't be made; then there is none
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
                int unused = channel.write(zeros);
            }
            return map(channel);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Maps the file that the main program made. */
    public static WorkerPage open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return map(channel);
        }
    }

    /** The same memory for another worker, all zero, once the one that had it has ended. */
    public WorkerPage again() {
        memory.put(0, new byte[SIZE]);
        return new WorkerPage(memory);
    }

    /** Shared with nobody, for a worker that rehearses. */
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
