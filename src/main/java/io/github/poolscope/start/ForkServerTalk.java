package io.github.poolscope.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.WorkerTicket;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The protocol between the main program and its fork server. Requests are sent to the server's standard input: a
 * byte for the type, then the contents as {@code DataOutput} writes them; the server ends when the input does.
 * Replies are frames on a connection to the main program's socket, because a JVM's standard output may also
 * contain messages of the JVM or of an agent.
 *
 * <pre>
 * main program → server
 *   SETUP    ticket of the server; how to start a worker: five times int n, n texts; boolean alone
 *   START    long request, boolean warm, ticket of the worker
 * server → main program
 *   STARTED  long request, long pid
 *   REFUSED  long request, text why
 *   PRINTED  long pid, byte 1 on standard error, block
 *   EXITED   long pid, int exit value
 * </pre>
 */
final class ForkServerTalk {
    private static final byte SETUP = 1;
    private static final byte START = 2;
    private static final byte STARTED = 3;
    private static final byte REFUSED = 4;
    private static final byte PRINTED = 5;
    private static final byte EXITED = 6;

    /**
     * The first request.
     *
     * @param ticket the ticket with which the server connects to the main program
     * @param workers how to start a worker
     */
    record Setup(WorkerTicket ticket, WorkerSetup workers) {
        void write(DataOutputStream out) throws IOException {
            out.writeByte(SETUP);
            ticket.write(out);
            writeWorkers(workers, out);
        }

        static Setup read(DataInputStream in) throws IOException {
            expect(SETUP, in);
            return new Setup(readTicket(in), readWorkers(in));
        }
    }

    /**
     * The request to start a worker.
     *
     * @param request a number that the reply repeats
     * @param warm whether the worker warms up before it connects
     * @param ticket the worker's ticket
     */
    record Start(long request, boolean warm, WorkerTicket ticket) {
        void write(DataOutputStream out) throws IOException {
            out.writeByte(START);
            out.writeLong(request);
            out.writeBoolean(warm);
            ticket.write(out);
        }

        static Start read(DataInputStream in) throws IOException {
            expect(START, in);
            return new Start(in.readLong(), in.readBoolean(), readTicket(in));
        }
    }

    /** The server's replies, and its reports about the workers that it has started. */
    interface Replies {
        /** The worker of a request was started. */
        void started(long request, long pid) throws IOException;

        /** The worker of a request could not be started. */
        void refused(long request, String why) throws IOException;

        /** A worker has printed bytes, on standard error or on standard output. */
        void printed(long pid, boolean onError, byte[] bytes) throws IOException;

        /** A worker has ended. */
        void exited(long pid, int exitValue) throws IOException;
    }

    private ForkServerTalk() {}

    /** Returns replies that are sent over a connection. Safe for any thread. */
    static Replies over(Link link) {
        return new Replies() {
            @Override
            public void started(long request, long pid) throws IOException {
                link.send(Link.frame(STARTED).putLong(request).putLong(pid));
            }

            @Override
            public void refused(long request, String why) throws IOException {
                link.send(Link.frame(REFUSED).putLong(request).putText(why));
            }

            @Override
            public void printed(long pid, boolean onError, byte[] bytes) throws IOException {
                link.send(Link.frame(PRINTED)
                        .putLong(pid)
                        .putByte(onError ? 1 : 0)
                        .putBlock(bytes));
            }

            @Override
            public void exited(long pid, int exitValue) throws IOException {
                link.send(Link.frame(EXITED).putLong(pid).putInt(exitValue));
            }
        };
    }

    /** Reads a frame and passes its contents to {@code to}. */
    static void read(Decoder frame, Replies to) throws IOException {
        switch (frame.getByte()) {
            case STARTED -> to.started(frame.getLong(), frame.getLong());
            case REFUSED -> to.refused(frame.getLong(), frame.getText());
            case PRINTED -> to.printed(frame.getLong(), frame.getByte() == 1, frame.getBlock());
            case EXITED -> to.exited(frame.getLong(), frame.getInt());
            default -> throw new IOException("the fork server said something unknown");
        }
    }

    private static void expect(byte order, DataInputStream in) throws IOException {
        if (in.readByte() != order) {
            throw new IllegalStateException("the main program said something unknown");
        }
    }

    private static WorkerTicket readTicket(DataInputStream in) throws IOException {
        return WorkerTicket.read(in).orElseThrow(EOFException::new);
    }

    private static void writeWorkers(WorkerSetup setup, DataOutputStream out) throws IOException {
        write(uris(setup.classPath().stream()), out);
        write(setup.jvmArguments(), out);
        write(
                setup.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList(),
                out);
        write(uris(setup.directory().stream()), out);
        write(setup.preload(), out);
        out.writeBoolean(setup.alone());
    }

    private static WorkerSetup readWorkers(DataInputStream in) throws IOException {
        List<Path> classPath = paths(read(in));
        List<String> jvmArguments = read(in);
        Map<String, String> environment = new HashMap<>();
        for (String variable : read(in)) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        Optional<Path> directory = paths(read(in)).stream().findFirst();
        return new WorkerSetup(classPath, jvmArguments, environment, directory, read(in), in.readBoolean(), "");
    }

    /** Returns URIs, since a path's text does not preserve all bytes in every locale. */
    private static List<String> uris(Stream<Path> paths) {
        return paths.map(Path::toAbsolutePath)
                .map(Path::toUri)
                .map(URI::toString)
                .toList();
    }

    private static List<Path> paths(List<String> uris) {
        return uris.stream().map(URI::create).map(Path::of).toList();
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            byte[] bytes = text.getBytes(UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static List<String> read(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(new String(in.readNBytes(in.readInt()), UTF_8));
        }
        return texts;
    }
}
