package io.github.poolscope.worker;

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
 * Reads the socket, on whichever thread is free to.
 *
 * <p>A worker without a task reads on its task thread: what arrives is begun there and then, and no other thread need
 * be woken, which would take longer than most of the rest of a call. While a taskel runs, the lookout looks every
 * {@value #LOOK_MILLIS} ms (of an idle worker, every {@value #IDLE_LOOK_MILLIS} ms) whether it takes long, and then
 * reads in its stead: so a worker that is deep in a computation still answers about its clock, and still notices that
 * the main program is gone: then it ends the process, whatever that is doing.
 */
final class SocketReading {
    private static final int LOOK_MILLIS = 100;
    /** After this many looks at a worker that does nothing, the lookout looks less often. */
    private static final int LOOKS_AT_IDLENESS = 10;

    private static final int IDLE_LOOK_MILLIS = 400;

    private final Link link;
    private final Inbox inbox;
    private final WorkerTicket ticket;
    private final ReentrantLock reading = new ReentrantLock();
    /** How often the task thread has come for work or gone; odd while it is here, as it is at first. */
    private volatile long visits = 1;

    SocketReading(Link link, Inbox inbox, WorkerTicket ticket) {
        this.link = link;
        this.inbox = inbox;
        this.ticket = ticket;
    }

    /** From now on somebody looks whether the task thread is at something that takes long. */
    void startLookout() {
        DaemonThreads.start("lookout", this::lookOut);
    }

    /** Waits until it is known what the worker begins with. For the task thread. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    Setup setup() throws InterruptedException {
        Optional<Setup> told = inbox.setup();
        while (told.isEmpty()) {
            boolean unused = read(); // Nobody else reads yet.
            told = inbox.setup();
        }
        visits++;
        return told.get();
    }

    /** Waits for the next assignment. For the task thread. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
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

    /** Reads a frame; false, at once, if the lookout is reading. */
    private boolean read() throws InterruptedException {
        if (!reading.tryLock()) {
            return false;
        }
        try {
            handle(link.receive(Link.LARGEST_FRAME));
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
                            handle(link.receive(Link.LARGEST_FRAME));
                        }
                    } finally {
                        reading.unlock();
                    }
                    inbox.assign(Assignment.NONE); // The task thread may wait for what nobody would read now.
                }
            }
        } catch (InterruptedException e) {
            // Nobody does that.
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

    /** The main program is gone, or the process is ending by itself. */
    private void lost() {
        if (!inbox.isEnding()) {
            sweep();
            Runtime.getRuntime().halt(WorkerMain.ORPHANED);
        }
    }

    /** A main program that was killed could not remove its private folder: the last worker does. */
    private void sweep() {
        try {
            Link.connect(ticket.socket()).close();
            return; // It is there; it is this worker that it has parted from.
        } catch (IOException e) {
            // It is gone.
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
            // Another worker is sweeping, or the main program is.
        }
    }
}
