package io.github.poolscope.worker;

import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.Ticket;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the socket on a thread of its own, so that a worker that is deep in a computation still answers about its
 * clock, and still notices at once that the main program is gone: then it ends the process, whatever that is doing.
 */
final class Listener implements Runnable {
    private final Link link;
    private final Inbox inbox;
    private final Ticket ticket;

    Listener(Link link, Inbox inbox, Ticket ticket) {
        this.link = link;
        this.inbox = inbox;
        this.ticket = ticket;
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                more = handle(link.receive(Link.LARGEST_FRAME));
            }
        } catch (IOException | RuntimeException | Error e) {
            if (inbox.isEnding()) {
                return;
            }
            sweep();
            Runtime.getRuntime().halt(WorkerMain.ORPHANED);
        }
    }

    /** Answers whether another frame may follow. */
    private boolean handle(Decoder frame) throws IOException {
        int type = frame.getByte();
        switch (type) {
            case FrameType.CLOCK ->
                link.send(Link.frame(FrameType.CLOCK).putLong(frame.getLong()).putLong(System.nanoTime()));
            case FrameType.SETUP ->
                inbox.setUp(new Setup(
                        Classes.of(ClassLoader.getSystemClassLoader(), frame.getText()),
                        new Decoder(frame.getBlock()),
                        new Decoder(frame.getBlock())));
            case FrameType.FUNCTION -> inbox.learn(frame.getInt(), frame.getRest());
            case FrameType.FORGET -> inbox.forget(frame.getInt());
            case FrameType.TASK ->
                inbox.assign(new Assignment(
                        frame.getInt(),
                        frame.getInt(),
                        frame.getByte() != 0,
                        frame.getLong(),
                        frame.getInt(),
                        frame.getInt(),
                        new Decoder(frame.getRest())));
            case FrameType.QUIT -> {
                inbox.quit();
                // A JVM that exits waits 300 ms for threads that are in a system call, as this one would be.
                return false;
            }
            default -> throw new IOException("frame of unknown type " + type);
        }
        return true;
    }

    /** A main program that was killed could not remove its private folder: the last worker does. */
    private void sweep() {
        try {
            Files.deleteIfExists(ticket.progressPage());
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
