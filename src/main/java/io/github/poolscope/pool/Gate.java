package io.github.poolscope.pool;

import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The pool's socket, in a folder that only this user may enter. Who connects must say a token that the pool gave out,
 * each of which is good once; everybody else is turned away, and nobody else notices.
 */
final class Gate implements Closeable {
    /** A greeting is short; more comes from a stranger. */
    private static final int LARGEST_GREETING = 256;
    /** The longest path that a socket's address may have everywhere. */
    private static final int LONGEST_ADDRESS = 100;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Path socket;
    private final ServerSocketChannel server;
    private final AtomicInteger pages = new AtomicInteger();

    Gate() throws IOException {
        folder = privateFolder();
        socket = folder.resolve("pool.socket");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    Path socket() {
        return socket;
    }

    /** A name for one more worker's progress page. */
    Path newPage() {
        return folder.resolve(pages.incrementAndGet() + ".page");
    }

    static String newToken() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Lets workers in until the gate is closed, on a thread of its own; {@code greet} runs on one for each of them. */
    void open(String poolName, BiConsumer<String, Link> greet) {
        Thread thread = new Thread(() -> accept(poolName, greet), poolName + " gate");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(String poolName, BiConsumer<String, Link> greet) {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                Thread reader = new Thread(() -> admit(new Link(channel), greet), poolName + " reader");
                reader.setDaemon(true);
                reader.start();
            }
        } catch (IOException e) {
            // The gate was closed.
        }
    }

    private static void admit(Link link, BiConsumer<String, Link> greet) {
        try (link) {
            Decoder greeting = link.receive(LARGEST_GREETING);
            if (greeting.getByte() == FrameType.HELLO) {
                greet.accept(greeting.getText(), link);
            }
        } catch (IOException e) {
            // A stranger, or a worker that died at the door: its exit tells.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static Path privateFolder() throws IOException {
        Path usual = Path.of(System.getProperty("java.io.tmpdir"));
        boolean fits =
                usual.toAbsolutePath().toString().length() + "/poolscope-1234567890123456789/pool.socket".length()
                        < LONGEST_ADDRESS;
        Path parent = fits ? usual : Path.of("/tmp");
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempDirectory(
                        parent,
                        "poolscope-",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createTempDirectory(parent, "poolscope-");
    }
}
