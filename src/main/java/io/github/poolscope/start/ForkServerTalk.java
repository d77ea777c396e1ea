package io.github.poolscope.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
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
 * What passes between the main program and its fork server. Orders come on the server's standard input, a byte that says
 * what and its contents as {@code DataOutput} writes them; the server ends when that does. Replies are frames on a
 * connection to the main program's socket: on standard output a JVM prints whatever its options or an agent have it
 * print.
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
    static final byte SETUP = 1;
    static final byte START = 2;
    static final byte STARTED = 3;
    static final byte REFUSED = 4;
    static final byte PRINTED = 5;
    static final byte EXITED = 6;

    private ForkServerTalk() {}

    static void writeSetup(WorkerSetup setup, DataOutputStream out) throws IOException {
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

    static WorkerSetup readSetup(DataInputStream in) throws IOException {
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

    /** A path's text does not tell all of its bytes in every locale, its URI does. */
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
