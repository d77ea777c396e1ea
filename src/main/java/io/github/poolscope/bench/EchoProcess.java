package io.github.poolscope.bench;

import io.github.poolscope.start.PlainJvm;
import io.github.poolscope.start.PrivateFolder;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that sends back what it receives over a Unix-domain socket: the minimum cost of communication with a
 * worker.
 */
final class EchoProcess implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final String SOCKET = "echo.socket";

    private final Path folder;
    private final Process process;
    private final SocketChannel channel;

    EchoProcess() throws IOException {
        folder = PrivateFolder.create();
        Path socket = folder.resolve(SOCKET);
        try (ServerSocketChannel server = PrivateFolder.listen(socket)) {
            process = PlainJvm.of(Main.class, socket.toString()).inheritIO().start();
            channel = server.accept();
        }
    }

    /** Sends the bytes and waits until they are back. */
    void roundTrip(ByteBuffer bytes) throws IOException {
        bytes.rewind();
        write(channel, bytes);
        bytes.rewind();
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
    }

    /** Sends the bytes, and receives them at the same time. */
    void stream(long bytes) throws IOException, InterruptedException {
        Thread sender = new Thread(() -> {
            ByteBuffer block = ByteBuffer.allocateDirect(BUFFER);
            try {
                for (long left = bytes; left > 0; left -= block.limit()) {
                    block.clear().limit((int) Math.min(BUFFER, left));
                    write(channel, block);
                }
            } catch (IOException e) {
                // The reader notices the error.
            }
        });
        sender.start();
        ByteBuffer block = ByteBuffer.allocateDirect(BUFFER);
        for (long left = bytes; left > 0; ) {
            block.clear();
            int read = channel.read(block);
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
        }
        sender.join();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        process.destroy();
        Files.deleteIfExists(folder.resolve(SOCKET));
        Files.deleteIfExists(folder);
    }

    private static void write(SocketChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** The main class of the process. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws IOException {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
                ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
                while (channel.read(bytes) >= 0) {
                    bytes.flip();
                    write(channel, bytes);
                    bytes.clear();
                }
            }
        }
    }
}
