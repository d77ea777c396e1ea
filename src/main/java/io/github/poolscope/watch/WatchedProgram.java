package io.github.poolscope.watch;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.eventlog.LogReader;
import io.github.poolscope.start.PrivateFolder;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.watch.assembly.TraceAssembler;
import io.github.poolscope.watch.recorded.RecordedPrograms;
import io.github.poolscope.watch.source.PlanProgram;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program of the user that runs, and whose event log is read into a trace. Thread-safe.
 *
 * <p>The program does not depend on this process: it goes on, unrecorded, if this process ends.
 */
public final class WatchedProgram {
    /** The pause between two readings of the event log. */
    private static final long PAUSE_MILLIS = 50;
    /** How long nothing must have been seen before the reason is told. */
    private static final long UNSEEN_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** How long processes that outlive the program's first one are still recorded. */
    private static final long AFTER_END_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long processes that were killed are waited for. */
    private static final long AFTER_STOP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final System.Logger LOG = System.getLogger(WatchedProgram.class.getName());

    private final Process process;
    private final List<String> command;
    private final Path log;
    private final LogReader reader;
    private final TraceRecorder recorder;
    private final TraceAssembler assembler;
    private final RecordedPrograms recorded;
    private final ProgramFamily family;
    private final long started = System.nanoTime();
    private final CompletableFuture<Integer> over = new CompletableFuture<>();
    private final @Nullable PrintedOutput output;
    private volatile @Nullable Phrase unseen;
    private volatile String error = "";
    private volatile String runtime = "";
    private boolean isTold;
    /** The first worker of the trace that was not looked at. */
    private int nextWorker;

    private WatchedProgram(
            Process process,
            List<String> command,
            Path log,
            TraceRecorder recorder,
            PlanProgram planProgram,
            @Nullable PrintedOutput output) {
        this.process = process;
        family = new ProgramFamily(process.toHandle());
        this.command = command;
        this.log = log;
        this.recorder = recorder;
        this.output = output;
        reader = new LogReader(log);
        assembler = new TraceAssembler(recorder, planProgram);
        recorded = new RecordedPrograms(recorder, planProgram);
    }

    /**
     * Starts a program.
     *
     * @param cache a folder for files that are the same for all programs, created when needed
     * @throws WatchException if it can't be started
     */
    public static WatchedProgram start(WatchedCommand asked, Streams streams, Path cache, TraceRecorder recorder)
            throws WatchException {
        UnpackedTracer tracer = tracer(cache);
        Path log = logFolder();
        boolean begun = false;
        try {
            List<String> command = command(asked, tracer);
            Process process = start(asked, command, streams, tracer, log);
            PrintedOutput output = streams == Streams.RECORDED ? PrintedOutput.of(process, recorder) : null;
            WatchedProgram program = new WatchedProgram(process, command, log, recorder, asked.planProgram(), output);
            DaemonThreads.start("event log reader", program::watch);
            begun = true;
            return program;
        } finally {
            if (!begun) {
                PrivateFolder.remove(log);
            }
        }
    }

    private static UnpackedTracer tracer(Path cache) throws WatchException {
        try {
            return UnpackedTracer.in(cache);
        } catch (IOException e) {
            throw new WatchException(Phrase.of("watch.no-tracer", cache, String.valueOf(e.getMessage())), e);
        }
    }

    private static Path logFolder() throws WatchException {
        try {
            return PrivateFolder.createFast();
        } catch (IOException e) {
            throw new WatchException(Phrase.asItIs(String.valueOf(e.getMessage())), e);
        }
    }

    private static List<String> command(WatchedCommand asked, UnpackedTracer tracer) {
        List<String> command = PythonCommand.with(asked.python(), asked.command());
        return PythonCommand.of(command)
                .filter(python -> python.isolation().isPresent() && python.hasProgram())
                .map(python -> python.through(tracer.launcher()))
                .orElse(command);
    }

    private static Process start(
            WatchedCommand asked, List<String> command, Streams streams, UnpackedTracer tracer, Path log)
            throws WatchException {
        ProcessBuilder builder = new ProcessBuilder(command);
        asked.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        builder.environment().keySet().removeAll(asked.unset());
        builder.environment().putAll(asked.environment());
        boolean isRecorded = streams == Streams.RECORDED;
        WatchEnvironment.add(builder.environment(), log, tracer.boot(), asked.withValues(), isRecorded);
        if (isRecorded) {
            builder.redirectInput(ProcessBuilder.Redirect.from(PrintedOutput.NOTHING));
        } else {
            builder.inheritIO();
        }
        try {
            return builder.start();
        } catch (IOException e) {
            Optional<Path> folder = asked.folder().filter(path -> !Files.isDirectory(path));
            throw new WatchException(
                    folder.map(path -> Phrase.of("watch.no-folder", path))
                            .orElseGet(() -> Phrase.of("watch.not-started", command.get(0), reason(e))),
                    e);
        }
    }

    /** Returns the system's own words, without Java's "Cannot run program …: error=2, ". */
    private static String reason(IOException error) {
        String message = String.valueOf(error.getMessage());
        return message.replaceFirst("^.*error=\\d+, ", "");
    }

    /** Returns the PID of its first process. */
    public long pid() {
        return process.pid();
    }

    /**
     * Completes with the exit code of the first process, once that has ended, the rest of the log was read and its
     * folder removed: 128 plus the signal's number if a signal ended it. Never completes exceptionally.
     */
    public CompletableFuture<Integer> over() {
        return over;
    }

    /** Returns why nothing of the program was seen for five seconds, or to its end; empty if something was. */
    public Optional<Phrase> unseen() {
        return Optional.ofNullable(unseen);
    }

    /** Returns the language and version of the first process that was seen; empty if none was. */
    public String runtime() {
        return runtime;
    }

    /** Returns the error that has ended it, in one line, once it is over; empty if none is known. */
    public String error() {
        return error;
    }

    /**
     * Ends all its processes; blocks for at most about a second.
     *
     * @param cutOff called when its processes are known, before they are ended
     */
    public void stop(Runnable cutOff) {
        assembler.stopping();
        family.end(cutOff);
    }

    private void watch() {
        long ended = Trace.NEVER;
        try {
            while (ended == Trace.NEVER || (System.nanoTime() - ended < patience() && family.hasLiveMember())) {
                boolean isLast = !process.isAlive();
                read();
                tellUnseen(isLast);
                if (isLast) {
                    ended = ended == Trace.NEVER ? System.nanoTime() : ended;
                    family.sweep();
                }
                pause(isLast);
            }
            readRest();
            if (output != null) {
                output.finish();
            }
            assembler.end(System.nanoTime());
            error = assembler.error();
            recorded.end(System.nanoTime(), WatchedProgram::isAlive);
            tellLost();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "A program is no longer recorded.", e);
        } finally {
            end();
        }
    }

    /** Processes that were killed end soon, on a busy machine too. */
    private long patience() {
        return family.isEnding() ? AFTER_STOP_NANOS : AFTER_END_NANOS;
    }

    private void pause(boolean isLast) {
        try {
            if (isLast) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } else {
                boolean unused = process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            // This thread belongs to this class; no one else interrupts it.
        }
    }

    /** Reads what is left: it may be more than one reading takes, and what a killed process began to write is waited for. */
    private void readRest() {
        reader.expectEnd();
        long begun = System.nanoTime();
        while (read()
                || (!reader.isDone()
                        && !reader.processes().isEmpty()
                        && !family.hasLiveMember()
                        && System.nanoTime() - begun < AFTER_END_NANOS)) {
            pause(true);
        }
    }

    /** Reads what is new; returns whether there was anything. */
    private boolean read() {
        List<Event> events = reader.read();
        recorded.accept(events);
        assembler.accept(events.stream()
                .filter(event -> !event.kind().isOfWholeProgram())
                .toList());
        assembler.pass(System.nanoTime());
        if (reader.completeUntil() != 0) {
            recorder.knownUntil(reader.completeUntil());
        }
        if (output != null) {
            events.stream()
                    .filter(event -> event.kind() == EventKind.OUTPUT || event.kind() == EventKind.RUN_PRINTED)
                    .forEach(event -> output.isLogged(event.flags() == 1, event.textOf(event.d()), event.time()));
            output.pass(System.nanoTime());
        }
        reader.processes().forEach(found -> family.add(found.pid()));
        if (runtime.isEmpty() && !reader.processes().isEmpty()) {
            // Only CPython loads the tracer.
            runtime = reader.processes().iterator().next().runtime().replaceFirst("^python ", "cpython ");
        }
        Workers workers = recorder.trace().workers();
        while (nextWorker < workers.count()
                && (workers.pid(nextWorker) > 0 || workers.exited(nextWorker) != Trace.NEVER)) {
            family.add(workers.pid(nextWorker++));
        }
        return !events.isEmpty();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Finds out, once, why nothing is seen. */
    private void tellUnseen(boolean isLast) {
        boolean isSeen = !reader.processes().isEmpty();
        if (isSeen) {
            unseen = null;
        } else if (!isTold && (isLast || System.nanoTime() - started > UNSEEN_NANOS)) {
            isTold = true;
            unseen = UnseenProgram.reason(process.toHandle(), command);
        }
    }

    private void tellLost() {
        if (reader.lost() > 0) {
            recorder.noted(
                    Note.Kind.PROGRAM,
                    Trace.NONE,
                    Phrase.of("watch.lost-events", reader.lost()).toString(),
                    System.nanoTime());
        }
    }

    private void end() {
        reader.close();
        PrivateFolder.remove(log);
        try {
            over.complete(process.waitFor());
        } catch (InterruptedException e) {
            over.complete(process.isAlive() ? 0 : process.exitValue());
        }
    }
}
