package io.github.poolscope.watch;

import io.github.poolscope.eventlog.LogReader;
import io.github.poolscope.testing.Pythons;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.watch.assembly.TraceAssembler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A Python program that runs with the tracer, while what it tells becomes a trace. It is killed when it is closed. */
final class TracedPython implements AutoCloseable {
    private static final long ROUND_MILLIS = 20;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Path log;
    private final Process process;
    private final LogReader reader;
    private final TraceRecorder recorder = TraceRecorder.live();
    private final TraceAssembler assembler = new TraceAssembler(recorder);

    TracedPython(Pythons.Installed python, Path program) throws IOException {
        log = Execution.newLog();
        ProcessBuilder builder = new ProcessBuilder(python.executable().toString(), program.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("POOLSCOPE_TRACE", log.toString());
        builder.environment().put("PYTHONPATH", TracerFiles.BOOT.toString());
        reader = new LogReader(log);
        process = builder.start();
        process.getOutputStream().close();
    }

    /** Returns what a log whose program has ended becomes. */
    static Trace read(Path log) {
        TraceRecorder recorder = TraceRecorder.live();
        TraceAssembler assembler = new TraceAssembler(recorder);
        try (LogReader reader = new LogReader(log)) {
            reader.expectEnd();
            do {
                assembler.accept(reader.read());
                assembler.pass(System.nanoTime());
            } while (!reader.isDone() && !reader.processes().isEmpty());
            assembler.end(System.nanoTime());
        }
        return recorder.trace();
    }

    TraceRecorder recorder() {
        return recorder;
    }

    Trace trace() {
        return recorder.trace();
    }

    /** Reads until something is true; fails if it does not become true. */
    void until(BooleanSupplier condition) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > MOST_NANOS) {
                throw new AssertionError("it has not become true in time");
            }
            round();
            process.waitFor(ROUND_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        assembler.accept(reader.read());
        assembler.pass(System.nanoTime());
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Kills the program, but not its children. */
    void killMain() {
        process.destroyForcibly();
    }

    /** Called when the program has ended: reads the rest. */
    void end() throws InterruptedException {
        reader.expectEnd();
        round();
        long began = System.nanoTime();
        while (!reader.isDone() && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(1)) {
            TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
            round();
        }
        assembler.end(System.nanoTime());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        round();
        Workers workers = recorder.trace().workers();
        for (int worker = 0; worker < workers.count(); worker++) {
            if (workers.exited(worker) == Trace.NEVER && workers.pid(worker) > 1) {
                ProcessHandle.of(workers.pid(worker)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        reader.close();
        TracerFiles.remove(log);
    }
}
