package io.github.poolscope.worker;

import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.StateImage;
import io.github.poolscope.wire.ThrownError;
import io.github.poolscope.wire.WorkerPage;
import io.github.poolscope.wire.WorkerTicket;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The warm-up of a spare: it runs tasks with itself as the main program, so that all classes of a worker are loaded and
 * linked before a real task arrives.
 */
final class WarmUp {
    /** The number of function classes sent: enough that the code which links them is compiled. */
    private static final int FUNCTIONS = 60;
    /** The number of simulated workers, each from its setup to its end. */
    private static final int PLAYS = 20;

    private static final int TASKELS = 20;
    private static final String PROPERTY = "poolscope.rehearsal";
    /** The time for the JIT compiler to finish after the rehearsal. */
    private static final int SETTLE_MILLIS = 50;

    private WarmUp() {}

    /**
     * Never fails: a spare that could not warm up is a cold worker.
     *
     * @param own the file of the worker's own page. The files of the rehearsal are created beside it, in the main
     *     program's folder, which is removed with its contents if the spare is killed
     */
    static void run(Path own) {
        try {
            Path socket = own.resolveSibling(own.getFileName() + "-r");
            Path page = own.resolveSibling(own.getFileName() + "-m");
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(UnixDomainSocketAddress.of(socket));
                WorkerPage memory = WorkerPage.create(page);
                try (Link worker = Link.connect(socket);
                        Link main = new Link(server.accept())) {
                    remove(page, socket); // At once, as a spare may be killed at any time.
                    rehearse(main, worker, memory);
                    TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
                }
            } finally {
                remove(page, socket);
                System.clearProperty(PROPERTY);
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

    private static void rehearse(Link main, Link worker, WorkerPage memory)
            throws IOException, Decoder.ValueException, InterruptedException {
        Encoder function = new Encoder(64);
        function.putValue(WarmUpClass.function());
        Encoder state = new Encoder(1024);
        state.putRaw(new StateImage(
                        Map.of(PROPERTY, "true"),
                        List.of(
                                new StateImage.StaticField(WarmUpClass.class.getName(), "last", 1),
                                new StateImage.StaticField(WarmUpClass.class.getName(), "RESULTS", List.of(1))))
                .toBytes());
        byte[] program = program();
        for (int i = 0; i < FUNCTIONS; i++) {
            Classes classes = Classes.of(new Fresh(program));
            new Decoder(function.toBytes()).getValue(classes);
            List<String> notes = StateRestorer.restore(new Decoder(state.toBytes()), classes);
            if (!notes.isEmpty()) {
                throw new IOException(notes.get(0));
            }
        }
        for (int i = 0; i < PLAYS; i++) {
            play(main, worker, memory, function.toBytes(), state.toBytes());
        }
        Encoder error = new Encoder(1024);
        ThrownError.write(error, new IOException("none"));
        Classes classes = Classes.of(ClassLoader.getSystemClassLoader());
        if (ThrownError.read(new Decoder(error.toBytes()), classes).error() == null) {
            throw new IOException("the error got lost");
        }
    }

    private static void play(Link main, Link worker, WorkerPage memory, byte[] function, byte[] state)
            throws IOException, InterruptedException {
        main.send(Link.frame(FrameType.SETUP).putText("").putBlock(state).putBlock(new byte[0]));
        Inbox inbox = new Inbox();
        Encoder item = new Encoder(64);
        item.putValue(1);
        for (int i = 0; i < TASKELS; i++) {
            memory.claims().give(i, i);
            Encoder task = new Encoder(64)
                    .putInt(i)
                    .putInt(i)
                    .putInt(0)
                    .putInt(1)
                    .putInt(item.size())
                    .putRaw(item.toBytes());
            inbox.assign(new Assignment(1, new Decoder(function), true, 0, 1, new Decoder(task.toBytes())));
        }
        inbox.quit();
        SocketReading intake =
                new SocketReading(worker, inbox, new WorkerTicket(Path.of(""), Path.of(""), "", Set.of()));
        new TaskLoop(intake, inbox, memory, worker, List.of()).run();
        expect(FrameType.READY, main);
        for (int i = 0; i < TASKELS; i++) {
            expect(FrameType.RESULTS, main);
        }
    }

    private static void expect(byte type, Link main) throws IOException {
        if (main.receive(Link.MAX_FRAME_SIZE).getByte() != type) {
            throw new IOException("the worker said something else");
        }
    }

    private static byte[] program() throws IOException {
        try (InputStream in = WarmUpClass.class.getResourceAsStream("Rehearsal.class")) {
            if (in == null) {
                throw new IOException("the class to rehearse with is missing");
            }
            return in.readAllBytes();
        }
    }

    /** Defines a class of a program again, as if it were loaded for the first time. */
    private static final class Fresh extends ClassLoader {
        private static final String NAME = WarmUpClass.class.getName();
        private final byte[] program;

        Fresh(byte[] program) {
            super(WarmUp.class.getClassLoader());
            this.program = program;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(NAME)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, program, 0, program.length);
        }
    }
}
