package io.github.poolscope.wire;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Waits until a non-blocking channel can be read or written. For one thread; any thread may close it. */
final class Readiness implements Closeable {
    private final SocketChannel channel;
    private final Selector selector;

    /**
     * @param operation a constant of {@link java.nio.channels.SelectionKey}
     * @throws IOException if the channel is closed, or no file descriptor is left
     */
    Readiness(SocketChannel channel, int operation) throws IOException {
        this.channel = channel;
        selector = Selector.open();
        try {
            channel.register(selector, operation);
        } catch (IOException | RuntimeException | Error e) {
            selector.close();
            throw e;
        }
    }

    /**
     * Waits until the operation may succeed or the channel was closed. An interrupt does not end the wait; the thread
     * is interrupted again after it.
     */
    void await() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (selector.isOpen() && channel.isOpen() && selector.select(key -> {}) == 0) {
                interrupted |= Thread.interrupted();
            }
        } catch (ClosedSelectorException e) {
            // The channel was closed: the operation will report it.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends a wait. The descriptor of a closed channel is released only then. */
    @Override
    public void close() throws IOException {
        selector.close();
    }
}
