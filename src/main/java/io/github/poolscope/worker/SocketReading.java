package io.github.poolscope.worker;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.WorkerTicket;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the socket on whichever of two threads is free.
 *
 * <p>A worker without a task reads on its task thread: a task that arrives starts on that thread, without waking
 * another one, which would take longer than most of the rest of a call. While a taskel runs, the lookout thread checks
 * every {@value #LOOK_MILLIS} ms (in an idle worker every {@value #IDLE_LOOK_MILLIS} ms) whether it takes long, and
 * then reads instead. So a worker in a long computation still answers clock requests, and still notices that the main
 * program has ended: then it ends the process, whatever the taskel is doing.
 */
final class SocketReading {
    private static final int LOOK_MILLIS = 100;
    /** The number of checks of an idle worker after which the lookout checks less often. */
    private static final int LOOKS_AT_IDLENESS = 10;

    private static final int IDLE_LOOK_MILLIS = 400;

    private final Link link;
    private final Inbox inbox;
    private final WorkerTicket ticket;
    private final ReentrantLock reading = new ReentrantLock();
    /** Counts how often the task thread has come to read or left; odd while it is reading, as at the start. */
    private volatile long visits = 1;

    SocketReading(Link link, Inbox inbox, WorkerTicket ticket) {
        this.link = link;
        this.inbox = inbox;
        this.ticket = ticket;
    }

    /** Starts the lookout thread. */
    void startLookout() {
        DaemonThreads.start("lookout", this::lookOut);
    }

    /** Waits for the worker's setup and returns it. Task thread only. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // Only one thread writes.
    Setup setup() throws InterruptedException {
        Optional<Setup> told = inbox.setup();
        while (told.isEmpty()) {
            read(); // No other thread reads yet.
            told = inbox.setup();
        }
        visits++;
        return told.get();
    }

    /** Waits for the next assignment and returns it. Task thread only. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // Only one thread writes.
    Assignment next() throws InterruptedException {
        visits++;
        try {
            Assignment next = inbox.poll();
            while (next == null) {
                if (!read()) {
                    return inbox.take();
                }
                next = inbox.poll();
            }
            return next;
        } finally {
            visits++;
        }
    }

    /** Reads a frame; returns false at once if the lookout is reading. */
    @CanIgnoreReturnValue
    private boolean read() throws InterruptedException {
        if (!reading.tryLock()) {
            return false;
        }
        try {
            handle(link.receive(Link.MAX_FRAME_SIZE));
        } catch (IOException e) {
            lost();
        } catch (RuntimeException | Error e) {
            WorkerMain.fail("what the main program sent could not be taken", e);
        } finally {
            reading.unlock();
        }
        inbox.checkEnding();
        return true;
    }

    private void lookOut() {
        try {
            long before = -1;
            int idleLooks = 0;
            while (true) {
                TimeUnit.MILLISECONDS.sleep(idleLooks < LOOKS_AT_IDLENESS ? LOOK_MILLIS : IDLE_LOOK_MILLIS);
                long now = visits;
                idleLooks = now == before && (now & 1) == 1 ? idleLooks + 1 : 0;
                boolean busyForLong = now == before && (now & 1) == 0;
                before = now;
                if (busyForLong && reading.tryLock()) {
                    try {
                        while (visits == now) {
                            handle(link.receive(Link.MAX_FRAME_SIZE));
                        }
                    } finally {
                        reading.unlock();
                    }
                    // Wakes the task thread, which may wait for a frame that no thread would read now.
                    inbox.assign(Assignment.NONE);
                }
            }
        } catch (InterruptedException e) {
            // This thread is never interrupted.
        } catch (IOException e) {
            lost();
        } catch (RuntimeException | Error e) {
            WorkerMain.fail("what the main program sent could not be taken", e);
        }
    }

    private void handle(Decoder frame) throws IOException {
        int type = frame.getByte();
        switch (type) {
            case FrameType.CLOCK ->
                link.send(Link.frame(FrameType.CLOCK).putLong(frame.getLong()).putLong(System.nanoTime()));
            case FrameType.SETUP ->
                inbox.setUp(new Setup(
                        Classes.of(ClassLoader.getSystemClassLoader(), frame.getText()),
                        frame.getPart(),
                        frame.getPart()));
            case FrameType.FUNCTION -> inbox.learn(frame.getInt(), frame.rest());
            case FrameType.FORGET -> inbox.forget(frame.getInt());
            case FrameType.TASKS -> {
                int function = frame.getInt();
                inbox.assign(new Assignment(
                        function,
                        inbox.function(function),
                        frame.getByte() != 0,
                        frame.getLong(),
                        frame.getInt(),
                        frame.rest()));
            }
            case FrameType.QUIT -> inbox.quit();
            default -> throw new IOException("frame of unknown type " + type);
        }
    }

    /** Called when the main program has ended, or this process is ending. */
    private void lost() {
        if (!inbox.isEnding()) {
            sweep();
            Runtime.getRuntime().halt(WorkerMain.ORPHANED);
        }
    }

    /** Removes the private folder of a main program that was killed: the last worker does that. */
    private void sweep() {
        try {
            Link.connect(ticket.socket()).close();
            return; // The main program still exists; it only closed this worker's connection.
        } catch (IOException e) {
            // The main program has ended.
        }
        try {
            Files.deleteIfExists(ticket.page());
            Path folder = ticket.socket().getParent();
            if (folder == null) {
                return;
            }
            boolean pagesLeft;
            try (DirectoryStream<Path> pages = Files.newDirectoryStream(folder, "*.page")) {
                pagesLeft = pages.iterator().hasNext();
            }
            if (!pagesLeft) {
                Files.deleteIfExists(ticket.socket());
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // Another worker or the main program is removing it.
        }
    }
}
