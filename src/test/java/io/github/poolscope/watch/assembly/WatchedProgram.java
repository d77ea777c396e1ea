package io.github.poolscope.watch.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.eventlog.LogReader;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Python program that runs with the tracer, while its event log becomes a trace. */
final class WatchedProgram implements AutoCloseable {
    private static final long ROUND_MILLIS = 20;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final Process process;
    private final LogReader reader;
    private final TraceRecorder recorder = TraceRecorder.live();
    private final TraceAssembler assembler = new TraceAssembler(recorder);

    private WatchedProgram(Path folder, List<String> command, @Nullable String input) throws IOException {
        this.folder = Files.createDirectory(folder);
        Path log = Files.createDirectory(folder.resolve("log"));
        Path python = copyOfTracer(folder.resolve("python"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("POOLSCOPE_TRACE", log.toString());
        builder.environment().put("PYTHONPATH", python.resolve("boot").toString());
        reader = new LogReader(log);
        process = builder.start();
        if (input != null) {
            process.outputWriter(UTF_8).write(input);
        }
        process.outputWriter(UTF_8).close();
    }

    /** Starts a program. */
    static WatchedProgram start(Path folder, String... command) throws IOException {
        return new WatchedProgram(folder, List.of(command), null);
    }

    private static Path copyOfTracer(Path to) throws IOException {
        Path from;
        try {
            from = Path.of(TraceAssembler.class
                    .getResource("/io/github/poolscope/watch/python")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }

    Trace trace() {
        return recorder.trace();
    }

    long pid() {
        return process.pid();
    }

    private void round() {
        assembler.accept(reader.read());
        assembler.pass(System.nanoTime());
    }

    /** Reads until the program has ended; returns the trace. */
    Trace toItsEnd() throws InterruptedException {
        until(trace -> !process.isAlive());
        round();
        round();
        assembler.end(System.nanoTime());
        recorder.state(RunState.COMPLETED, null, System.nanoTime());
        return recorder.trace();
    }

    /** Reads until something is true. */
    Trace until(Predicate<Trace> condition) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.test(recorder.trace())) {
            if (System.nanoTime() - began > MOST_NANOS) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("the program takes too long: " + output());
            }
            round();
            process.waitFor(ROUND_MILLIS, TimeUnit.MILLISECONDS);
        }
        return recorder.trace();
    }

    /** Returns what it has printed. */
    String output() {
        try {
            return Files.readString(folder.resolve("out")) + Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with all its processes. */
    void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
        reader.close();
    }
}
