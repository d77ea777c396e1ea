package io.github.poolscope.engine.command;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.process.ProcessEngine;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.plan.Program;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.Streams;
import io.github.poolscope.watch.WatchException;
import io.github.poolscope.watch.WatchedCommand;
import io.github.poolscope.watch.WatchedProgram;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run of a program of its own. Thread-safe. */
public final class ProgramRun implements EngineRun {
    /** An exit code above this is that of a signal. */
    private static final int SIGNALS = 128;

    private final WatchedProgram program;
    private final TraceRecorder recorder;
    private final Runnable cutOff;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private boolean isStopped;
    private OptionalInt exitCode = OptionalInt.empty();

    private ProgramRun(WatchedProgram program, TraceRecorder recorder, Runnable cutOff) {
        this.program = program;
        this.recorder = recorder;
        this.cutOff = cutOff;
    }

    /** Returns the run of a program that has been started. */
    static ProgramRun of(WatchedProgram program, TraceRecorder recorder) {
        return of(program, recorder, () -> {}, () -> {});
    }

    /**
     * Returns the run of a program that has been started.
     *
     * @param cutOff called when the run is stopped, before its processes are ended
     * @param removeFiles called once the run has ended
     */
    private static ProgramRun of(
            WatchedProgram program, TraceRecorder recorder, Runnable cutOff, Runnable removeFiles) {
        ProgramRun run = new ProgramRun(program, recorder, cutOff);
        recorder.state(RunState.RUNNING, null, System.nanoTime());
        PoolRun.Sampler sampler = ProcessEngine.sample(recorder);
        CompletableFuture<Void> unused = program.over().thenAccept(code -> {
            sampler.stop();
            removeFiles.run();
            run.end(code);
        });
        return run;
    }

    /**
     * Starts a plan's printed program, in a folder of its own, and returns its run.
     *
     * @param file the name of the program's file
     * @param command returns the command that runs it
     * @param cache see {@link WatchedProgram#start}
     * @throws WatchException if it can't be started
     */
    public static ProgramRun ofPrinted(
            Program program,
            String file,
            Function<ProgramFolder, WatchedCommand> command,
            Path cache,
            TraceRecorder recorder)
            throws WatchException {
        ProgramFolder folder = ProgramFolder.create(program, file);
        boolean begun = false;
        try {
            WatchedProgram running = WatchedProgram.start(command.apply(folder), Streams.RECORDED, cache, recorder);
            ProgramRun run = of(running, recorder, folder::release, folder::remove);
            begun = true;
            return run;
        } finally {
            if (!begun) {
                folder.remove();
            }
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            if (isStopped || over.isDone()) {
                return;
            }
            isStopped = true;
            recorder.state(RunState.STOPPING, null, System.nanoTime());
        }
        DaemonThreads.start("stop of a program", () -> program.stop(cutOff));
    }

    private void end(int code) {
        try {
            synchronized (this) {
                exitCode = OptionalInt.of(code);
                remark().ifPresent(why ->
                        recorder.noted(Note.Kind.PROGRAM, Trace.NONE, why.toString(), System.nanoTime()));
                recorder.state(outcome(code), error(code), System.nanoTime());
            }
        } finally {
            over.complete(null);
        }
    }

    private RunState outcome(int code) {
        if (isStopped) {
            return RunState.CANCELLED;
        }
        return code == 0 ? RunState.COMPLETED : RunState.FAILED;
    }

    private @Nullable String error(int code) {
        if (isStopped || code == 0) {
            return null;
        }
        if (code > SIGNALS) {
            return Phrase.of("watch.killed", code - SIGNALS).toString();
        }
        return program.error().isEmpty() ? Phrase.of("watch.ended", code).toString() : program.error();
    }

    @Override
    public CompletableFuture<Void> over() {
        return over;
    }

    @Override
    public synchronized OptionalInt exitCode() {
        return exitCode;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(program.pid());
    }

    @Override
    public String runtime() {
        return program.runtime();
    }

    @Override
    public Optional<Phrase> remark() {
        return program.unseen();
    }
}
