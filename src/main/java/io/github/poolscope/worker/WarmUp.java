package io.github.poolscope.worker;

import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.TaskFunction;
import io.github.poolscope.wire.ThrownError;
import io.github.poolscope.wire.Ticket;
import io.github.poolscope.wire.WorkerPage;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a spare does while it waits: it plays a task against itself, so that all that a worker needs is loaded and
 * linked when a real one comes.
 */
final class WarmUp {
    private static final int ROUNDS = 20;

    private WarmUp() {}

    /** Never fails: a spare that could not warm up is a cold worker. */
    static void run() {
        try {
            Path folder = Files.createTempDirectory("poolscope-warm-");
            Path socket = folder.resolve("s");
            Path page = folder.resolve("p");
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(UnixDomainSocketAddress.of(socket));
                WorkerPage memory = WorkerPage.create(page);
                try (Link worker = Link.connect(socket);
                        Link main = new Link(server.accept())) {
                    remove(page, socket, folder); // At once: a spare may be killed at any time.
                    play(main, worker, memory);
                }
            } finally {
                remove(page, socket, folder);
            }
        } catch (IOException | Decoder.ValueException | InterruptedException e) {
            // A cold worker works as well.
        }
    }

    private static void remove(Path... files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static void play(Link main, Link worker, WorkerPage memory)
            throws IOException, Decoder.ValueException, InterruptedException {
        Inbox inbox = new Inbox();
        inbox.setUp(new Setup(
                Classes.of(ClassLoader.getSystemClassLoader()), new Decoder(new byte[0]), new Decoder(new byte[0])));
        Encoder function = new Encoder(64);
        function.putValue((TaskFunction<Integer, Object>) WarmUp::work);
        Encoder item = new Encoder(64);
        item.putValue(1);
        for (int i = 0; i < ROUNDS; i++) {
            memory.claims().give(i, i);
            Encoder task = new Encoder(64)
                    .putInt(i)
                    .putInt(i)
                    .putInt(0)
                    .putInt(1)
                    .putInt(item.size())
                    .putRaw(item.toBytes());
            inbox.assign(new Assignment(1, function.toBytes(), true, 0, 1, new Decoder(task.toBytes())));
        }
        inbox.quit();
        Intake intake = new Intake(worker, inbox, new Ticket(Path.of(""), Path.of(""), ""));
        boolean unused = new TaskLoop(intake, inbox, memory, worker, List.of()).run();
        inbox.end(); // The intake of the rehearsal must not take the end of its socket for the main program's.
        Classes classes = Classes.of(ClassLoader.getSystemClassLoader());
        boolean ready = main.receive(Link.LARGEST_FRAME).getByte() == FrameType.READY;
        for (int i = 0; ready && i < ROUNDS; i++) {
            Decoder results = main.receive(Link.LARGEST_FRAME);
            Object type = results.getByte();
            ready = type.equals((int) FrameType.RESULTS);
        }
        Encoder error = new Encoder(1024);
        ThrownError.write(error, new IOException("none"));
        ThrownError read = ThrownError.read(new Decoder(error.toBytes()), classes);
        if (!ready || read.error() == null) {
            throw new IOException("warm-up went wrong");
        }
    }

    private static Object work(Integer x) {
        return List.of(x);
    }
}
