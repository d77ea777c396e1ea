package io.github.poolscope.start;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.wire.Decoder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the connections at a socket and reads the first frame of each, which is short. Uses one thread for all: a
 * process that connects and sends nothing costs one file descriptor for some seconds, and at most {@value #MAX} may do
 * so at once.
 */
public final class Handshakes implements Closeable {
    /** The maximum size of the first frame, in bytes. */
    private static final int MAX_SIZE = 256;

    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int LOOK_MILLIS = 500;
    private static final int MAX = 256;

    private final ServerSocketChannel server;
    private final Listener door;
    private volatile @Nullable Selector selector;

    /** Decides which connections are accepted. */
    public interface Listener {
        /**
         * Returns what to do with the connection, on its own thread, given its first frame; empty to refuse it. Must
         * not block.
         *
         * @throws IOException if the frame is malformed
         */
        Optional<Consumer<SocketChannel>> opens(Decoder greeting) throws IOException;
    }

    /** A connection whose first frame is not complete. */
    private static final class Greeting {
        final ByteBuffer said = ByteBuffer.allocate(Integer.BYTES + MAX_SIZE).limit(Integer.BYTES);
        final long since = System.nanoTime();
    }

    /**
     * @param server a socket that other processes may connect to; closed by {@link #close}
     */
    public Handshakes(ServerSocketChannel server, Listener door) {
        this.server = server;
        this.door = door;
    }

    /** Starts accepting, on a thread with that name that ends when this is closed. */
    public void start(String name) {
        DaemonThreads.start(name, this::run);
    }

    /** Stops accepting. */
    @Override
    public void close() throws IOException {
        server.close();
        Selector waiting = selector;
        if (waiting != null) {
            waiting.wakeup(); // Until the thread wakes, the socket stays open.
        }
    }

    private void run() {
        while (server.isOpen()) {
            try (Selector all = Selector.open()) {
                server.configureBlocking(false);
                server.register(all, SelectionKey.OP_ACCEPT);
                selector = all;
                run(all);
            } catch (IOException | RuntimeException | Error e) {
                RetryPause.afterFailure(); // This was closed, or there is no file descriptor or memory.
            }
        }
    }

    private void run(Selector all) throws IOException {
        try {
            while (server.isOpen()) {
                all.select(all.keys().size() > 1 ? LOOK_MILLIS : 0);
                look(all);
            }
        } finally {
            all.keys().stream()
                    .filter(key -> key.attachment() instanceof Greeting)
                    .forEach(Handshakes::drop);
        }
    }

    private void look(Selector all) throws IOException {
        List<SelectionKey> selected = List.copyOf(all.selectedKeys());
        all.selectedKeys().clear();
        for (SelectionKey key : selected) {
            if (key.isValid() && key.attachment() instanceof Greeting guest) {
                listen(all, key, guest);
            } else if (key.isValid()) {
                letIn(all);
            }
        }
        long now = System.nanoTime();
        for (SelectionKey key : all.keys()) {
            if (key.attachment() instanceof Greeting guest && now - guest.since > TIMEOUT_NANOS) {
                drop(key);
            }
        }
    }

    private void letIn(Selector all) throws IOException {
        SocketChannel channel;
        try {
            channel = server.accept();
        } catch (IOException e) {
            RetryPause.afterFailure(); // There is no file descriptor, or this was closed.
            return;
        }
        if (channel == null) {
            return;
        }
        Greeting guest = new Greeting();
        SelectionKey key;
        try {
            channel.configureBlocking(false);
            key = channel.register(all, SelectionKey.OP_READ, guest);
        } catch (IOException | RuntimeException | Error e) {
            close(channel);
            throw e;
        }
        if (all.keys().size() > MAX) {
            all.keys().stream()
                    .filter(one -> one.attachment() instanceof Greeting)
                    .min(Comparator.comparingLong(one -> ((Greeting) one.attachment()).since))
                    .ifPresent(Handshakes::drop);
        }
        if (key.isValid()) {
            listen(all, key, guest); // Most have sent their frame by now.
        }
    }

    private void listen(Selector all, SelectionKey key, Greeting guest) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            if (!read(channel, guest.said)) {
                return;
            }
            byte[] frame = new byte[guest.said.position() - Integer.BYTES];
            guest.said.get(Integer.BYTES, frame);
            Optional<Consumer<SocketChannel>> open = door.opens(new Decoder(frame));
            if (open.isEmpty()) {
                drop(key);
                return;
            }
            key.cancel();
            all.selectNow(); // Only then can it be made blocking.
            channel.configureBlocking(true);
            DaemonThreads.start("poolscope greeter", () -> admit(channel, open.get()));
        } catch (IOException | RuntimeException | Error e) {
            drop(key); // It was closed, or was refused, or there is no thread for it.
        }
    }

    /** Passes a connection on; closes it if that fails, so that the process at its other end does not wait. */
    private static void admit(SocketChannel channel, Consumer<SocketChannel> receiver) {
        try {
            receiver.accept(channel);
        } catch (RuntimeException | Error e) {
            close(channel);
        }
    }

    /** Reads available bytes; returns whether the frame is complete. */
    private static boolean read(SocketChannel channel, ByteBuffer said) throws IOException {
        while (true) {
            int read = channel.read(said);
            if (read < 0) {
                throw new IOException("gone");
            }
            if (said.hasRemaining()) {
                return false;
            }
            if (said.position() > Integer.BYTES) {
                return true;
            }
            int length = said.getInt(0);
            if (length < 1 || length > MAX_SIZE) {
                throw new IOException("a greeting of " + length + " bytes");
            }
            said.limit(Integer.BYTES + length);
        }
    }

    private static void drop(SelectionKey key) {
        key.cancel();
        close(key.channel());
    }

    private static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed anyway.
        }
    }
}
